package io.rollcall.gateway.jwks;

/** A key set cannot be had. The message is for the IT admin who named it. */
public final class KeySetException extends RuntimeException {
    public KeySetException(String message) {
        super(message, null, false, false);
    }
}
