package io.rollcall.gateway.traffic;

import io.rollcall.events.DirectoryId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token bucket per directory, in this instance. */
public final class DirectoryBuckets {
    private static final int MAX_IDLE = 10_000;

    private record Bucket(int perSecond, TokenBucket tokens) {}

    private final Map<DirectoryId, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Nanoseconds to wait; 0 if this one may pass, and was counted.
     *
     * @param now of {@link System#nanoTime}
     */
    public long take(DirectoryId directory, int perSecond, long now) {
        Bucket bucket = buckets.get(directory);
        if (bucket == null || bucket.perSecond != perSecond) {
            if (buckets.size() >= MAX_IDLE) {
                buckets.values().removeIf(one -> one.tokens.isFull(now));
            }
            bucket = new Bucket(perSecond, new TokenBucket(perSecond, now));
            buckets.put(directory, bucket);
        }
        return bucket.tokens.take(now);
    }
}
