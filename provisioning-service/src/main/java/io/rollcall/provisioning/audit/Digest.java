package io.rollcall.provisioning.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256. */
public record Digest(byte[] bytes) {

    /** What the first row of a tenant comes after. */
    public static final Digest BEGINNING = new Digest(new byte[32]);

    public Digest {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Of a text that nobody can guess from the digest once the salt is gone. */
    public static Digest salted(byte[] salt, String text) {
        MessageDigest sha = sha256();
        sha.update(salt);
        return new Digest(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Digest ofHex(String hex) {
        return new Digest(HexFormat.of().parseHex(hex));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest(byte[] others) && MessageDigest.isEqual(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
