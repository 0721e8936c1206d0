package io.rollcall.gateway.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class KeySetsTest {
    private static final URI ADDRESS = URI.create("https://idp.example/keys");

    private final AtomicReference<Uni<String>> served =
            new AtomicReference<>(Uni.createFrom().item(keys("one")));
    private final AtomicInteger reads = new AtomicInteger();
    private final TestClock clock = new TestClock();
    private final KeySets keySets = new KeySets(
            address -> {
                reads.incrementAndGet();
                return served.get();
            },
            clock);

    @Test
    void known_keys_are_read_once() {
        find("one");

        KeySet again = find("one");

        assertThat(again.mayHave("one")).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void an_unknown_key_has_the_set_read_again_but_not_every_time() {
        // Given
        find("one");
        served.set(Uni.createFrom().item(keys("two")));
        assertThat(find("two").mayHave("two")).as("read a moment ago").isFalse();
        clock.pass(Duration.ofSeconds(31));

        // When
        KeySet found = find("two");

        // Then
        assertThat(found.mayHave("two")).isTrue();
        for (int i = 0; i < 10; i++) {
            find("three");
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void good_keys_outlive_an_outage_of_their_owner() {
        // Given
        find("one");
        served.set(Uni.createFrom().failure(new KeySetException("away")));
        clock.pass(Duration.ofHours(1));

        // When
        KeySet found = find("one");

        // Then
        assertThat(found.mayHave("one")).isTrue();
        clock.pass(Duration.ofHours(24));
        assertThatThrownBy(() -> find("one"))
                .isInstanceOf(KeySetException.class)
                .hasMessage("away");
    }

    @Test
    void what_is_no_set_of_public_keys_is_refused() {
        for (String text : new String[] {
            "",
            "[]",
            "{}",
            "{\"keys\":[]}",
            "nonsense",
            "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
            privateKey()
        }) {
            assertThatThrownBy(() -> KeySet.parse(text)).as(text).isInstanceOf(KeySetException.class);
        }
    }

    private KeySet find(String keyId) {
        return keySets.find(ADDRESS, keyId).await().atMost(Duration.ofSeconds(1));
    }

    private static String keys(String keyId) {
        return "{\"keys\":[" + key(keyId).toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    private static String privateKey() {
        return "{\"keys\":[" + key("x").toJson(OutputControlLevel.INCLUDE_PRIVATE) + "]}";
    }

    private static EllipticCurveJsonWebKey key(String keyId) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
