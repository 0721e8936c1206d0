package io.rollcall.gateway.auth;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what was read for a moment, also that there was nothing. Requests for what is not there must not fill it. */
final class ShortCache<K, V extends @Nullable Object> {

    private record Entry<V extends @Nullable Object>(V value, long readAt) {}

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final long lifetimeNanos;
    private final int maxEntries;

    ShortCache(Duration lifetime, int maxEntries) {
        this.lifetimeNanos = lifetime.toNanos();
        this.maxEntries = maxEntries;
    }

    Uni<V> get(K key, Function<K, Uni<V>> read) {
        return get(key, lifetimeNanos, read);
    }

    /** What is not older than this. */
    Uni<V> getFresh(K key, Duration age, Function<K, Uni<V>> read) {
        return get(key, age.toNanos(), read);
    }

    void remove(K key) {
        entries.remove(key);
    }

    void removeIf(Predicate<K> condition) {
        entries.keySet().removeIf(condition);
    }

    private Uni<V> get(K key, long maxAge, Function<K, Uni<V>> read) {
        long now = System.nanoTime();
        Entry<V> entry = entries.get(key);
        if (entry != null && now - entry.readAt < maxAge) {
            return Uni.createFrom().item(entry.value);
        }
        return read.apply(key).invoke(value -> {
            if (entries.size() >= maxEntries) {
                entries.clear();
            }
            entries.put(key, new Entry<>(value, now));
        });
    }
}
