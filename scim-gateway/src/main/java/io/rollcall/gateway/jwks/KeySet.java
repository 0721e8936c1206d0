package io.rollcall.gateway.jwks;

import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Public keys (RFC 7517). */
public record KeySet(List<JsonWebKey> keys) {
    private static final int MAX_KEYS = 50;
    private static final int MIN_RSA_BITS = 2048;

    public KeySet {
        keys = List.copyOf(keys);
    }

    /** @throws KeySetException if the text has no public key, or a private or symmetric one */
    public static KeySet parse(String json) {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(json).getJsonWebKeys();
            if (keys.isEmpty() || keys.size() > MAX_KEYS) {
                throw new KeySetException("The key set needs 1 to " + MAX_KEYS + " keys that this service knows.");
            }
            keys.forEach(KeySet::check);
            return new KeySet(keys);
        } catch (JoseException e) {
            throw new KeySetException("The text is not a JSON Web Key Set (RFC 7517).");
        }
    }

    private static void check(JsonWebKey key) {
        if (!(key instanceof PublicJsonWebKey known)) {
            throw new KeySetException("The key set has a key that is not a public one.");
        }
        if (known.getPrivateKey() != null) {
            throw new KeySetException("The key set has a private key. Send public keys only, and replace this one.");
        }
        if (known.getPublicKey() instanceof java.security.interfaces.RSAPublicKey rsa
                && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new KeySetException("The key set has an RSA key of less than " + MIN_RSA_BITS + " bits.");
        }
    }

    /** Whether a key may have made a signature that names this key id. */
    boolean mayHave(@Nullable String keyId) {
        return keyId == null || keys.stream().anyMatch(key -> keyId.equals(key.getKeyId()));
    }
}
