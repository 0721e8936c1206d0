/** Traces across Kafka and log fields. */
@NullMarked
package io.rollcall.kit.telemetry;

import org.jspecify.annotations.NullMarked;
