/** A small service that uses the whole kit: it names roles, and hears of the names through Kafka. */
@NullMarked
package io.rollcall.kit.sample;

import org.jspecify.annotations.NullMarked;
