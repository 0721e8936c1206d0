package io.rollcall.gateway.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is said about one directory; null for what is said about all. */
public record GuardSettings(
        @Nullable Boolean enabled,
        @Nullable Integer people,
        @Nullable Integer percent,
        @Nullable Integer windowSeconds) {

    public GuardRule over(GuardRule defaults) {
        return new GuardRule(
                enabled == null ? defaults.enabled() : enabled,
                people == null ? defaults.people() : people,
                percent == null ? defaults.percent() : percent,
                windowSeconds == null ? defaults.window() : Duration.ofSeconds(windowSeconds));
    }
}
