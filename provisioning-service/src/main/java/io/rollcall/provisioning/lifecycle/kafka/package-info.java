/** Lifecycle: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.lifecycle.kafka;

import org.jspecify.annotations.NullMarked;
