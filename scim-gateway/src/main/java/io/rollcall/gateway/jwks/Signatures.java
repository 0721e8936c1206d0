package io.rollcall.gateway.jwks;

import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** What all checks of signed tokens have in common: the algorithms, the clock, the words for what is wrong. */
public final class Signatures {
    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA384,
        AlgorithmIdentifiers.RSA_USING_SHA512,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512
    };
    private static final int CLOCK_SKEW_SECONDS = 60;

    private Signatures() {}

    /** The names of the algorithms that are taken: asymmetric ones, and none is not among them. */
    public static List<String> algorithms() {
        return List.of(ALGORITHMS);
    }

    /** To be completed with what is expected of the claims. */
    public static JwtConsumerBuilder consumer(KeySet keys, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS))
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.keys()))
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setRequireExpirationTime();
    }

    /** The key id that the token names, before anything about it is proven. */
    public static @Nullable String keyId(String token) {
        try {
            return ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(token)).getKeyIdHeaderValue();
        } catch (JoseException | ClassCastException e) {
            return null;
        }
    }

    /** Ends a sentence that starts with the name of the token. */
    public static String reason(InvalidJwtException failure) {
        if (failure.hasExpired()) {
            return "has expired.";
        }
        if (failure.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || failure.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "is for another audience (aud) than the one configured.";
        }
        if (failure.hasErrorCode(ErrorCodes.ISSUER_INVALID) || failure.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "is from another issuer (iss) than the one configured.";
        }
        if (failure.hasErrorCode(ErrorCodes.SUBJECT_INVALID) || failure.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return "names another subject (sub) than the client.";
        }
        if (failure.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)
                || failure.hasErrorCode(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE)) {
            return "does not expire, or too late (exp).";
        }
        return "is not signed by a key of the configured key set, with one of the algorithms "
                + String.join(", ", ALGORITHMS) + ".";
    }
}
