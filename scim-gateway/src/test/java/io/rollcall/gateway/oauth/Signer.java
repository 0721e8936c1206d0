package io.rollcall.gateway.oauth;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Somebody with a key pair who signs tokens. */
final class Signer {
    private final RsaJsonWebKey key;

    Signer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    String publicKeys() {
        return "{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** What a client sends to a token endpoint, changed by the test. */
    String assertion(String client, String audience, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(audience);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setExpirationTime(in(Duration.ofMinutes(5)));
        change.accept(claims);
        return sign(claims);
    }

    String sign(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        return serialise(jws);
    }

    static String serialise(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static NumericDate in(Duration duration) {
        NumericDate date = NumericDate.now();
        date.addSeconds(duration.toSeconds());
        return date;
    }
}
