package io.rollcall.provisioning.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is sent, signed as Standard Webhooks says.
 *
 * @param id the same in every repeat
 * @param signature one for each active secret
 */
public record WebhookMessage(UUID id, long timestamp, String signature, String body) {

    private static final String ALGORITHM = "HmacSHA256";

    public static WebhookMessage sign(UUID id, Instant at, String body, List<WebhookSecret> secrets) {
        long timestamp = at.getEpochSecond();
        byte[] content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        String signature = secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret.key(), content)))
                .collect(Collectors.joining(" "));
        return new WebhookMessage(id, timestamp, signature, body);
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
