/** Writes that a client may repeat until it has the answer: the header {@code Idempotency-Key}. */
@NullMarked
package io.rollcall.kit.idempotency;

import org.jspecify.annotations.NullMarked;
