package io.rollcall.gateway.traffic;

import io.rollcall.events.DirectoryId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A bucket per directory, in this instance: with several, a directory may ask for so many times as much. */
@ApplicationScoped
public class RateLimiter {
    /** What identity providers expect at least: Entra ID and the IPSIE profile name 25 a second. */
    public static final int FLOOR = 25;

    private static final int MAX_IDLE = 10_000;

    private record Bucket(int perSecond, TokenBucket bucket) {}

    private final int perSecond;
    private final Map<DirectoryId, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perSecond for directories without a limit of their own */
    public RateLimiter(@ConfigProperty(name = "rollcall.rate-limit.requests-per-second") int perSecond) {
        this.perSecond = Math.max(FLOOR, perSecond);
    }

    public int limit(@Nullable Integer ofDirectory) {
        return ofDirectory == null ? perSecond : Math.max(FLOOR, ofDirectory);
    }

    /** Nanoseconds to wait; 0 if the request may pass. */
    public long take(DirectoryId directory, int limit, long now) {
        Bucket bucket = buckets.get(directory);
        if (bucket == null || bucket.perSecond != limit) {
            if (buckets.size() >= MAX_IDLE) {
                buckets.values().removeIf(one -> one.bucket.isFull(now));
            }
            bucket = new Bucket(limit, new TokenBucket(limit, now));
            buckets.put(directory, bucket);
        }
        return bucket.bucket.take(now);
    }
}
