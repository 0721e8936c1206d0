/** Audit: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.audit.kafka;

import org.jspecify.annotations.NullMarked;
