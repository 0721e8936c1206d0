package io.rollcall.gateway.jwks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Key sets by address, kept for a while. A signature by a key that is not known yet has the set read again, as a key may
 * have been added; but not for every such signature.
 */
@ApplicationScoped
public class KeySets {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration RELOAD_AFTER = Duration.ofSeconds(30);
    /** Keys that were good are better than none while their owner is away. */
    private static final Duration STALE = Duration.ofHours(24);

    private static final int MAX_ENTRIES = 1_000;

    /** @param keys null if there never were any */
    private record Entry(
            @Nullable KeySet keys,
            Instant readAt,
            Instant triedAt,
            @Nullable KeySetException failure) {}

    private final KeySetSource source;
    private final Clock clock;
    private final Map<URI, Entry> entries = new ConcurrentHashMap<>();

    public KeySets(KeySetSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Fails with {@link KeySetException} if the set cannot be had. */
    public Uni<KeySet> find(URI address, @Nullable String keyId) {
        Instant now = clock.instant();
        Entry entry = entries.get(address);
        return entry == null || isDue(entry, keyId, now) ? read(address, entry, now) : answer(entry);
    }

    /** Reads the set now, whatever is known of it. */
    public Uni<KeySet> read(URI address) {
        return read(address, null, clock.instant());
    }

    private static boolean isDue(Entry entry, @Nullable String keyId, Instant now) {
        boolean satisfied = entry.keys != null
                && entry.keys.mayHave(keyId)
                && entry.readAt.plus(LIFETIME).isAfter(now);
        return !satisfied && entry.triedAt.plus(RELOAD_AFTER).isBefore(now);
    }

    private Uni<KeySet> read(URI address, @Nullable Entry before, Instant now) {
        return source.fetch(address)
                .map(text -> new Entry(KeySet.parse(text), now, now, null))
                .onFailure(KeySetException.class)
                .recoverWithItem(failure -> failed(before, now, (KeySetException) failure))
                .invoke(entry -> keep(address, entry))
                .flatMap(KeySets::answer);
    }

    private static Entry failed(@Nullable Entry before, Instant now, KeySetException failure) {
        return before != null
                        && before.keys != null
                        && before.readAt.plus(STALE).isAfter(now)
                ? new Entry(before.keys, before.readAt, now, null)
                : new Entry(null, now, now, failure);
    }

    private void keep(URI address, Entry entry) {
        if (entries.size() >= MAX_ENTRIES) {
            entries.clear();
        }
        entries.put(address, entry);
    }

    private static Uni<KeySet> answer(Entry entry) {
        if (entry.keys != null) {
            return Uni.createFrom().item(entry.keys);
        }
        return Uni.createFrom()
                .failure(entry.failure == null ? new KeySetException("The key set is empty.") : entry.failure);
    }
}
