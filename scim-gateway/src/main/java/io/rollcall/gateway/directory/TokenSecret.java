package io.rollcall.gateway.directory;

import io.rollcall.gateway.auth.TokenHash;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a bearer token: 256 random bits. Shown once, kept as a hash. */
public record TokenSecret(String value) {
    private static final String MARK = "rcs_";
    private static final int BYTES = 32;
    private static final int PREFIX_LENGTH = 10;

    /** @param random from which nobody can tell the next value */
    public static TokenSecret next(SecureRandom random) {
        return next(MARK, random);
    }

    /** @param mark how secrets of this kind start, so that scanners recognise them */
    public static TokenSecret next(String mark, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenSecret(mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String prefix() {
        return value.substring(0, PREFIX_LENGTH);
    }

    public String lastFour() {
        return value.substring(value.length() - 4);
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return prefix() + "***";
    }
}
