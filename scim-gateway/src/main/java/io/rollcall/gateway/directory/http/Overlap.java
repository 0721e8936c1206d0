package io.rollcall.gateway.directory.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an old secret works on beside its successor: a day if nothing is said. */
public final class Overlap {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(90);

    private Overlap() {}

    /** @throws IllegalArgumentException if it is out of range; the client sees the message */
    public static void check(@Nullable Long overlapSeconds) {
        if (overlapSeconds != null && (overlapSeconds < 0 || overlapSeconds > LONGEST.toSeconds())) {
            throw new IllegalArgumentException("overlapSeconds has to be 0 to " + LONGEST.toSeconds());
        }
    }

    public static Duration of(@Nullable Long overlapSeconds) {
        return overlapSeconds == null ? DEFAULT : Duration.ofSeconds(overlapSeconds);
    }
}
