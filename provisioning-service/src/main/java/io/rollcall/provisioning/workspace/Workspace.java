package io.rollcall.provisioning.workspace;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a tenant that roles may be limited to.
 *
 * @param key by which assignments, events and services name it, for ever
 * @param name what the tenant calls it
 */
public record Workspace(
        String key,
        String name,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    public boolean archived() {
        return archivedAt != null;
    }
}
