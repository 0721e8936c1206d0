package io.rollcall.kit.cache;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what was read for a moment, also that there was nothing. When it is full it starts anew. */
public final class ShortCache<K, V extends @Nullable Object> {

    private record Entry<V extends @Nullable Object>(V value, long readAt) {}

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    /** What is read now, and by whom: what was removed meanwhile may have been read before it changed. */
    private final Map<K, Object> readers = new ConcurrentHashMap<>();

    private final long lifetimeNanos;
    private final int maxEntries;

    public ShortCache(Duration lifetime, int maxEntries) {
        this.lifetimeNanos = lifetime.toNanos();
        this.maxEntries = maxEntries;
    }

    public Uni<V> get(K key, Function<K, Uni<V>> read) {
        return get(key, lifetimeNanos, read);
    }

    /** What is not older than this. */
    public Uni<V> getFresh(K key, Duration age, Function<K, Uni<V>> read) {
        return get(key, age.toNanos(), read);
    }

    public void remove(K key) {
        readers.remove(key);
        entries.remove(key);
    }

    public void removeIf(Predicate<K> condition) {
        readers.keySet().removeIf(condition);
        entries.keySet().removeIf(condition);
    }

    private Uni<V> get(K key, long maxAge, Function<K, Uni<V>> read) {
        long now = System.nanoTime();
        Entry<V> entry = entries.get(key);
        if (entry != null && now - entry.readAt < maxAge) {
            return Uni.createFrom().item(entry.value);
        }
        Object reader = new Object();
        readers.put(key, reader);
        return read.apply(key)
                .invoke(value -> {
                    if (readers.remove(key, reader)) {
                        keep(key, new Entry<>(value, now));
                    }
                })
                .onTermination()
                .invoke(() -> readers.remove(key, reader));
    }

    private void keep(K key, Entry<V> entry) {
        if (entries.size() >= maxEntries) {
            entries.clear();
        }
        entries.put(key, entry);
    }
}
