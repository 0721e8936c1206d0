package io.rollcall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestTokensTest {
    @Test
    void adminTokenCarriesTenantAndRole() throws Exception {
        var claims = consumer().processToClaims(TestTokens.admin("acme"));

        assertThat(claims.getClaimValue("tenant")).isEqualTo("acme");
        assertThat(claims.getClaimValue("realm_access", Map.class)).hasToString("{roles=[tenant-admin]}");
    }

    @Test
    void supportTokenNamesNoTenant() throws Exception {
        var claims = consumer().processToClaims(TestTokens.support());

        assertThat(claims.hasClaim("tenant")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badTokensAreRefused(String token) {
        assertThatThrownBy(() -> consumer().processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    static Stream<String> badTokens() {
        return Stream.of(
                TestTokens.forged(), TestTokens.expired(), TestTokens.wrongIssuer(), TestTokens.wrongAudience());
    }

    private static JwtConsumer consumer() throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setExpectedIssuer(TestTokens.ISSUER)
                .setExpectedAudience("rollcall")
                .setRequireExpirationTime()
                .build();
    }

    private static PublicKey publicKey() throws Exception {
        var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(TestTokens.publicKey()));
        return KeyFactory.getInstance("RSA").generatePublic(encoded);
    }
}
