package io.rollcall.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "sample"))
class KeyExpiryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    KeyStore keys;

    @Inject
    KeyExpiry expiry;

    @Inject
    Clock clock;

    private final IdempotencyKey key = IdempotencyKey.of(UUID.randomUUID().toString());

    @Test
    void aKeyIsFreeForAnotherRequestOnceItIsForgotten() throws SQLException {
        // Given
        claim("one");
        assertThat(claim("other")).isInstanceOf(Claiming.Reused.class);

        // When
        expiry.expire(clock.instant().plusSeconds(1));

        // Then
        assertThat(claim("other")).isInstanceOf(Claiming.Claimed.class);
    }

    @Test
    void untilThenItIsNot() throws SQLException {
        // Given
        claim("one");

        // When
        expiry.expire(clock.instant().minus(Duration.ofHours(23)));

        // Then
        assertThat(claim("other")).isInstanceOf(Claiming.Reused.class);
    }

    private Claiming claim(String request) {
        return keys.claim(new KeyedRequest(
                        new TenantId("acme"), "admin", key, request.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .await()
                .atMost(PATIENCE);
    }
}
