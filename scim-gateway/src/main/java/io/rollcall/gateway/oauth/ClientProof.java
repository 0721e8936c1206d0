package io.rollcall.gateway.oauth;

import io.rollcall.gateway.oauth.OAuthException.Code;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** With what a client shows who it is, as a token request has it. Nothing is proven yet. */
sealed interface ClientProof {
    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    UUID client();

    record Secret(UUID client, String secret) implements ClientProof {
        @Override
        public String toString() {
            return "Secret[" + client + "]";
        }
    }

    record Assertion(UUID client, String jwt) implements ClientProof {
        @Override
        public String toString() {
            return "Assertion[" + client + "]";
        }
    }

    /** @throws OAuthException if there is none, or more than one (RFC 6749 section 2.3) */
    static ClientProof of(@Nullable String authorization, Map<String, String> form) {
        boolean basic = authorization != null;
        boolean post = form.containsKey("client_secret");
        boolean assertion = form.containsKey("client_assertion") || form.containsKey("client_assertion_type");
        if ((basic ? 1 : 0) + (post ? 1 : 0) + (assertion ? 1 : 0) > 1) {
            throw new OAuthException(Code.INVALID_REQUEST, "Use one way of client authentication, not several.");
        }
        if (authorization != null) {
            return ofHeader(authorization);
        }
        if (assertion) {
            return ofAssertion(form);
        }
        if (!post || !form.containsKey("client_id")) {
            throw unknown("Send client_id and client_secret, by HTTP Basic or in the body, or a client_assertion.");
        }
        return new Secret(id(form.get("client_id")), form.getOrDefault("client_secret", ""));
    }

    private static ClientProof ofHeader(String authorization) {
        String text = authorization.strip();
        if (!text.regionMatches(true, 0, "basic ", 0, 6)) {
            throw unknown("The Authorization header does not use the Basic scheme.");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(6).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Secret(id(decoded(pair.substring(0, colon))), decoded(pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw unknown("The Authorization header is not HTTP Basic with client_id and client_secret.");
    }

    private static ClientProof ofAssertion(Map<String, String> form) {
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            throw new OAuthException(Code.INVALID_REQUEST, "client_assertion_type has to be " + ASSERTION_TYPE + ".");
        }
        String jwt = form.getOrDefault("client_assertion", "");
        UUID subject = id(subject(jwt));
        if (form.containsKey("client_id") && !subject.equals(id(form.get("client_id")))) {
            throw unknown("client_id is not the subject (sub) of the assertion.");
        }
        return new Assertion(subject, jwt);
    }

    /** Only to know whose keys to check with. */
    private static @Nullable String subject(String jwt) {
        try {
            return new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setDisableRequireSignature()
                    .setSkipSignatureVerification()
                    .build()
                    .processToClaims(jwt)
                    .getSubject();
        } catch (InvalidJwtException | MalformedClaimException e) {
            return null;
        }
    }

    /** RFC 6749 section 2.3.1: both are form-encoded before Basic encodes them. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw unknown("The client is not known in this directory.");
        }
    }

    static OAuthException unknown(String description) {
        return new OAuthException(Code.INVALID_CLIENT, description);
    }
}
