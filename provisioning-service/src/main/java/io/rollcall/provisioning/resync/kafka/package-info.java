/** Resync: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.resync.kafka;

import org.jspecify.annotations.NullMarked;
