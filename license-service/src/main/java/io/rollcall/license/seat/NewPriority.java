package io.rollcall.license.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's priority in waiting lists that go by it.
 *
 * @param priority the higher, the sooner; 0 for everybody whom nobody gave one
 * @param reason why, in the words of whoever set it
 * @param actor the login of whoever set it
 */
public record NewPriority(
        int priority,
        String reason,
        Instant setAt,
        String actor,
        @Nullable String requestId) {}
