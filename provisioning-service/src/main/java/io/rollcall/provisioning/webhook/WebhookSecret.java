package io.rollcall.provisioning.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is signed with, in the form of Standard Webhooks.
 *
 * @param expiresAt null for never
 */
public record WebhookSecret(
        UUID id, String value, Instant createdAt, @Nullable Instant expiresAt) {

    private static final String MARK = "whsec_";
    private static final int BYTES = 32;

    /** @param random from which nobody can tell the next value */
    public static String next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return MARK + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] key() {
        return Base64.getDecoder().decode(value.substring(MARK.length()));
    }

    @Override
    public String toString() {
        return MARK + "***";
    }
}
