package io.rollcall.gateway.guard;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How directories are guarded if nothing else is said about them. */
@ConfigMapping(prefix = "rollcall.guard")
public interface GuardDefaults {
    boolean enabled();

    int people();

    int percent();

    Duration window();

    /** How long somebody has time to decide. */
    Duration holdLifetime();

    default GuardRule rule() {
        return new GuardRule(enabled(), people(), percent(), window());
    }
}
