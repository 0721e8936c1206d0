/** Assignment: the Kafka adapter. */
@NullMarked
package io.rollcall.provisioning.assignment.kafka;

import org.jspecify.annotations.NullMarked;
