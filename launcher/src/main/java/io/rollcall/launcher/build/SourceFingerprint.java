package io.rollcall.launcher.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A digest over names and contents of source files: equal digests mean that a build would give the same result. */
final class SourceFingerprint {
    private SourceFingerprint() {}

    /** Digest of files and folders below {@code home}; what does not exist counts as empty. */
    static String of(Path home, List<String> inputs) {
        var digest = sha256();
        for (var input : inputs) {
            try (var files = regularFiles(home.resolve(input))) {
                files.sorted().forEach(file -> add(digest, home, file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Stream<Path> regularFiles(Path path) {
        try {
            return Files.exists(path) ? Files.walk(path).filter(Files::isRegularFile) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, Path home, Path file) {
        try {
            digest.update(home.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(file));
            digest.update((byte) 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
