package io.rollcall.kit.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.rollcall.kit.cache.ShortCache;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tokens that were found good a moment ago, and whose they are; none longer than it is valid. */
final class VerifiedTokens {
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int MAX_TOKENS = 1_000;

    /** The attribute of an identity that has the {@code exp} of its token, in seconds since 1970. */
    static final String EXPIRY = "quarkus.identity.expire-time";

    private final ShortCache<String, SecurityIdentity> identities = new ShortCache<>(LIFETIME, MAX_TOKENS);
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** {@code verify} is asked when the token is not known; what fails there is asked again the next time. */
    Uni<SecurityIdentity> identity(String token, Supplier<Uni<SecurityIdentity>> verify) {
        return identities
                .get(token, unknown -> verify.get().map(VerifiedTokens::withoutRequest))
                .flatMap(identity -> {
                    if (!isExpired(identity)) {
                        return Uni.createFrom().item(identity);
                    }
                    identities.remove(token);
                    return verify.get();
                });
    }

    private boolean isExpired(SecurityIdentity identity) {
        return identity.getAttribute(EXPIRY) instanceof Long seconds
                && !clock.instant().isBefore(Instant.ofEpochSecond(seconds));
    }

    /** An identity carries the request that it came with, which must not be kept, nor be seen by the next. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        var kept = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials());
        if (identity.getAttribute(EXPIRY) instanceof Long seconds) {
            kept.addAttribute(EXPIRY, seconds);
        }
        return kept.build();
    }
}
