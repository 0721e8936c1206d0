package io.rollcall.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Access tokens like those of the realm {@code rollcall}, signed with a key that lives as long as the test JVM. */
public final class TestTokens {
    /** Issuer that the services under test trust. */
    public static final String ISSUER = "http://localhost/realms/rollcall";

    // Test classes and test resources may sit in different class loaders; system properties are what they share.
    private static final String KEY_PROPERTY = "rollcall.testing.signing-key";
    private static final int LIFETIME_MINUTES = 10;

    private TestTokens() {}

    /** Staff of the vendor: may act on every tenant. */
    public static String support() {
        return sign(claims("support", "vendor-support"), key());
    }

    /** Admin of one tenant. */
    public static String admin(String tenant) {
        return sign(ofTenant(claims("admin@" + tenant, "tenant-admin"), tenant), key());
    }

    /** Admin of one tenant who signed in with this name. */
    public static String admin(String tenant, String login) {
        return sign(ofTenant(claims(login, "tenant-admin"), tenant), key());
    }

    /** IT admin of one tenant. */
    public static String itAdmin(String tenant) {
        return sign(ofTenant(claims("it-admin@" + tenant, "tenant-it-admin"), tenant), key());
    }

    /** Another service of the vendor. */
    public static String service() {
        return sign(claims("service-account-rollcall-service", "service"), key());
    }

    /** A valid token of somebody who holds no role here. */
    public static String withoutRole() {
        return sign(claims("nobody"), key());
    }

    /** Claims to be support, but is signed by a stranger. */
    public static String forged() {
        return sign(claims("support", "vendor-support"), newKey());
    }

    /** Support's token of an hour ago. */
    public static String expired() {
        var claims = claims("support", "vendor-support");
        claims.setIssuedAt(minutesFromNow(-60 - LIFETIME_MINUTES));
        claims.setExpirationTime(minutesFromNow(-60));
        return sign(claims, key());
    }

    /** Signed with the right key for another realm. */
    public static String wrongIssuer() {
        var claims = claims("support", "vendor-support");
        claims.setIssuer("http://localhost/realms/other");
        return sign(claims, key());
    }

    /** Meant for another audience. */
    public static String wrongAudience() {
        var claims = claims("support", "vendor-support");
        claims.setAudience("account");
        return sign(claims, key());
    }

    /** The public key for {@code quarkus.oidc.public-key}. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(key().getPublic().getEncoded());
    }

    /** The same as a realm publishes it: a set of JSON Web Keys. */
    public static String keySet() {
        try {
            return new JsonWebKeySet(JsonWebKey.Factory.newJwk(key().getPublic())).toJson();
        } catch (JoseException e) {
            throw new IllegalStateException("an RSA key has a JWK", e);
        }
    }

    private static JwtClaims claims(String user, String... roles) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(user);
        claims.setAudience("rollcall");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
        claims.setGeneratedJwtId();
        claims.setClaim("typ", "Bearer");
        claims.setClaim("preferred_username", user);
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private static JwtClaims ofTenant(JwtClaims claims, String tenant) {
        claims.setClaim("tenant", tenant);
        return claims;
    }

    private static NumericDate minutesFromNow(int minutes) {
        var date = NumericDate.now();
        date.addSeconds(minutes * 60L);
        return date;
    }

    private static String sign(JwtClaims claims, KeyPair key) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivate());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
    }

    private static synchronized KeyPair key() {
        var properties = System.getProperties();
        var shared = properties.computeIfAbsent(
                KEY_PROPERTY,
                name -> Base64.getEncoder().encodeToString(newKey().getPrivate().getEncoded()));
        return decode((String) shared);
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static KeyPair decode(String base64) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            var key = (RSAPrivateCrtKey) factory.generatePrivate(encoded);
            var publicSpec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new KeyPair(factory.generatePublic(publicSpec), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the shared key is broken", e);
        }
    }
}
