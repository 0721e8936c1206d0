package io.rollcall.gateway.traffic;

import io.rollcall.events.DirectoryId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Limits are per directory and instance: with several, a directory may ask for so many times as much. */
@ApplicationScoped
public class RateLimiter {
    /** What identity providers expect at least: Entra ID and the IPSIE profile name 25 a second. */
    public static final int FLOOR = 25;

    private final int perSecond;
    private final DirectoryBuckets buckets = new DirectoryBuckets();

    /** @param perSecond for directories without a limit of their own */
    public RateLimiter(@ConfigProperty(name = "rollcall.rate-limit.requests-per-second") int perSecond) {
        this.perSecond = Math.max(FLOOR, perSecond);
    }

    public int limit(@Nullable Integer ofDirectory) {
        return ofDirectory == null ? perSecond : Math.max(FLOOR, ofDirectory);
    }

    /** Nanoseconds to wait; 0 if the request may pass. */
    public long take(DirectoryId directory, int limit, long now) {
        return buckets.take(directory, limit, now);
    }
}
