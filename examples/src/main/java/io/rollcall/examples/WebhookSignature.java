package io.rollcall.examples;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks that a message is from Rollcall and not an old one sent again by somebody else (Standard Webhooks). */
record WebhookSignature(String id, String timestamp, String signatures) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** While a secret is being changed there are two signatures; one that fits is enough. */
    boolean fits(String secret, String body, Instant now) {
        if (Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                        .abs()
                        .compareTo(TOLERANCE)
                > 0) {
            return false;
        }
        byte[] expected = ("v1," + sign(secret, id + "." + timestamp + "." + body)).getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (String signature : signatures.split(" ", -1)) {
            fits |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)); // in constant time
        }
        return fits;
    }

    private static String sign(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
