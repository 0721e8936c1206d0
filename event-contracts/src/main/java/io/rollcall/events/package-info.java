/**
 * The public Kafka API of Rollcall: what each topic carries, as sealed records.
 *
 * <p>Rules of the contract: every event is complete by itself (it carries the state after the fact, not only the
 * difference), its {@code version} counts up without gaps per key, and within a major version fields are only added.
 */
@NullMarked
package io.rollcall.events;

import org.jspecify.annotations.NullMarked;
