package io.rollcall.gateway.auth;

import io.rollcall.events.DirectoryId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks bearer tokens. What was read stays valid for a second: a token that is revoked in another process works for so
 * long at most, and in this one not at all.
 */
@ApplicationScoped
public class Authenticator {
    private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Requests for directories that do not exist must not fill the memory. */
    private static final int MAX_ENTRIES = 10_000;

    private record Entry(@Nullable Credentials credentials, long readAt) {}

    private final CredentialStore store;
    private final LastUse lastUse;
    private final Clock clock;
    private final Map<DirectoryId, Entry> cache = new ConcurrentHashMap<>();

    public Authenticator(CredentialStore store, LastUse lastUse, Clock clock) {
        this.store = store;
        this.lastUse = lastUse;
        this.clock = clock;
    }

    /** The directory's credentials if the token is one of them, else null. */
    public Uni<@Nullable Credentials> authenticate(DirectoryId directory, String token) {
        return credentials(directory).map(credentials -> accepts(credentials, token) ? credentials : null);
    }

    /** Tokens of the directory have changed. */
    public void forget(DirectoryId directory) {
        cache.remove(directory);
    }

    private Uni<@Nullable Credentials> credentials(DirectoryId directory) {
        long now = System.nanoTime();
        Entry entry = cache.get(directory);
        if (entry != null && now - entry.readAt < LIFETIME_NANOS) {
            return Uni.createFrom().item(entry.credentials);
        }
        return store.find(directory).invoke(found -> {
            if (cache.size() >= MAX_ENTRIES) {
                cache.clear();
            }
            cache.put(directory, new Entry(found, now));
        });
    }

    private boolean accepts(@Nullable Credentials credentials, String token) {
        if (credentials == null) {
            return false;
        }
        TokenHash hash = TokenHash.of(token);
        Instant now = clock.instant();
        for (Credentials.Token known : credentials.tokens()) {
            if (known.hash().equals(hash) && !known.expired(now)) {
                lastUse.record(credentials.tenant(), known.id(), now);
                return true;
            }
        }
        return false;
    }
}
