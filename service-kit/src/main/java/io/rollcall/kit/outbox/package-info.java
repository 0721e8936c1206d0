/** Events committed with the data they tell of, and delivered to Kafka in order. */
@NullMarked
package io.rollcall.kit.outbox;

import org.jspecify.annotations.NullMarked;
