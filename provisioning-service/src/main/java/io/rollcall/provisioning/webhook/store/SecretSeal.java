package io.rollcall.provisioning.webhook.store;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.webhook.WebhookSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How secrets are kept in the database: encrypted with the first of the configured keys, and bound to their place, so that
 * one that is copied to another row cannot be read there. Without keys they are kept as they are.
 */
@ApplicationScoped
class SecretSeal {

    private static final String MARK = "sealed:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;

    private final List<Key> keys = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    SecretSeal(WebhookSettings settings) {
        settings.encryptionKeys().orElse(List.of()).forEach(text -> keys.add(key(keys.size() + 1, text.strip())));
    }

    private record Key(String mark, SecretKeySpec value) {}

    /** The message has the place of the key in the list, and nothing of the key. */
    private static Key key(int place, String text) {
        byte[] bytes = decoded(text);
        if (bytes == null || bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "rollcall.webhooks.encryption-keys: key " + place + " is not 32 bytes in base64");
        }
        return new Key(MARK + name(bytes) + ":", new SecretKeySpec(bytes, "AES"));
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What all begins with that is sealed with the present key; empty when there is none. */
    String present() {
        return keys.isEmpty() ? "" : keys.getFirst().mark();
    }

    String close(TenantId tenant, UUID id, String secret) {
        if (keys.isEmpty()) {
            return secret;
        }
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, tenant, id, secret.getBytes(StandardCharsets.UTF_8));
        byte[] all = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return key.mark() + Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException if it was sealed with a key that is not configured, or for another place */
    String open(TenantId tenant, UUID id, String kept) {
        if (!kept.startsWith(MARK)) {
            return kept;
        }
        Key key = keys.stream()
                .filter(it -> kept.startsWith(it.mark()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the webhook secret " + id
                        + " was encrypted with a key that is not among rollcall.webhooks.encryption-keys"));
        byte[] all = Base64.getDecoder().decode(kept.substring(key.mark().length()));
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, tenant, id, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, Key key, byte[] nonce, TenantId tenant, UUID id, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.value(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant.value() + "/" + id).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the webhook secret " + id + " is not what was kept", e);
        }
    }
}
