package io.rollcall.launcher;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Passwords of one stack: made up on first use and kept in a file only its owner can read. */
public final class Secrets {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /** Opens the file; a missing one counts as empty. */
    public static Secrets open(Path file) {
        try {
            var values = Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<String, String>();
            return new Secrets(file, values);
        } catch (IOException e) {
            throw new LauncherException("The file " + file + " is not readable; delete it together with the data.", e);
        }
    }

    /** The secret of that name, made up now if there is none. */
    public synchronized String get(String name) {
        return get(name, this::generate);
    }

    /** The encryption key of that name, 32 bytes in base64, made up now if there is none. */
    public synchronized String key(String name) {
        return get(name, () -> {
            var key = new byte[KEY_BYTES];
            random.nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    private String get(String name, Supplier<String> generation) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var secret = generation.get();
        put(name, secret);
        return secret;
    }

    /** Whether a secret of that name is known. */
    public synchronized boolean has(String name) {
        return values.containsKey(name);
    }

    /** Keeps a secret that somebody else issued, such as a SCIM token, which is shown only once. */
    public synchronized void put(String name, String secret) {
        values.put(name, secret);
        try {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String generate() {
        var secret = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }
}
