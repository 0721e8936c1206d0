package io.rollcall.gateway.directory.http;

import org.jspecify.annotations.Nullable;

/** Names that people give. */
public final class Names {
    private static final int MAX_LENGTH = 200;

    private Names() {}

    /** @throws IllegalArgumentException if there is none; the client sees the message */
    public static void check(String member, @Nullable String name) {
        if (name == null || name.isBlank() || name.length() > MAX_LENGTH || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(member + " needs 1 to " + MAX_LENGTH + " characters");
        }
    }
}
