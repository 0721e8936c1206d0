package io.rollcall.provisioning.preview;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Lines of text, as a few characters that are others when any line is another. The lines themselves are not kept. */
public final class Digest {

    private final MessageDigest sha;

    public Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(Stream<String> lines) {
        var digest = new Digest();
        lines.forEachOrdered(digest::add);
        return digest.finish();
    }

    public void add(String line) {
        sha.update(line.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }

    /** Begins anew. */
    public String finish() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
