package io.rollcall.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    private int verified;

    @Test
    void aGoodTokenIsVerifiedOnce() {
        // Given
        var tokens = at(NOW);
        identity(tokens, "ada", NOW.plusSeconds(60));

        // When
        SecurityIdentity again = identity(tokens, "ada", NOW.plusSeconds(60));

        // Then
        assertThat(verified).isEqualTo(1);
        assertThat(again.getPrincipal().getName()).isEqualTo("ada");
        assertThat(again.getRoles()).containsExactly("tenant-admin");
    }

    @Test
    void eachTokenHasItsOwnIdentity() {
        // Given
        var tokens = at(NOW);
        identity(tokens, "ada", NOW.plusSeconds(60));

        // When
        SecurityIdentity other = identity(tokens, "bob", NOW.plusSeconds(60));

        // Then
        assertThat(other.getPrincipal().getName()).isEqualTo("bob");
    }

    @Test
    void aTokenWhoseTimeIsOverIsVerifiedAgain() {
        // Given
        var tokens = at(NOW);
        identity(tokens, "ada", NOW);
        int before = verified;

        // When
        identity(tokens, "ada", NOW);

        // Then
        assertThat(verified).isGreaterThan(before);
    }

    @Test
    void aBadTokenIsVerifiedEachTime() {
        // Given
        var tokens = at(NOW);

        // When
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() ->
                            tokens.identity("forged", this::refuse).await().indefinitely())
                    .isInstanceOf(AuthenticationFailedException.class);
        }

        // Then
        assertThat(verified).isEqualTo(2);
    }

    @Test
    void nothingOfTheRequestIsKept() {
        // Given
        var tokens = at(NOW);

        // When
        SecurityIdentity identity = identity(tokens, "ada", NOW.plusSeconds(60));

        // Then
        assertThat(identity.getAttributes()).containsOnlyKeys(VerifiedTokens.EXPIRY);
    }

    private SecurityIdentity identity(VerifiedTokens tokens, String name, Instant expiry) {
        SecurityIdentity identity = tokens.identity("token of " + name, () -> verify(name, expiry))
                .await()
                .indefinitely();
        return identity;
    }

    private Uni<SecurityIdentity> verify(String name, Instant expiry) {
        verified++;
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(name))
                        .addRole("tenant-admin")
                        .addAttribute(VerifiedTokens.EXPIRY, expiry.getEpochSecond())
                        .addAttribute("request", new Object())
                        .build());
    }

    private Uni<SecurityIdentity> refuse() {
        verified++;
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static VerifiedTokens at(Instant now) {
        return new VerifiedTokens(Clock.fixed(now, ZoneOffset.UTC));
    }
}
