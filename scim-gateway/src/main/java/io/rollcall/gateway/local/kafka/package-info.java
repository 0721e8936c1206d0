/** Local people: the Kafka adapter. */
@NullMarked
package io.rollcall.gateway.local.kafka;

import org.jspecify.annotations.NullMarked;
