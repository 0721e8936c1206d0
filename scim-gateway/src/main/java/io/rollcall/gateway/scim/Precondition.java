package io.rollcall.gateway.scim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions that an If-Match or If-None-Match header names. */
public record Precondition(boolean any, List<String> versions) {
    /** No header: nothing is required. */
    public static final Precondition NONE = new Precondition(false, List.of());

    public Precondition {
        versions = List.copyOf(versions);
    }

    /** Reads a header; weak and strong tags compare alike, as RFC 7644 section 3.14 uses both. */
    public static Precondition parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        if (header.strip().equals("*")) {
            return new Precondition(true, List.of());
        }
        return new Precondition(
                false,
                List.of(header.split(",", -1)).stream()
                        .map(tag -> opaque(tag.strip()))
                        .toList());
    }

    public boolean given() {
        return any || !versions.isEmpty();
    }

    public boolean matches(long version) {
        return any || versions.contains(Long.toString(version));
    }

    /** Whether a change of that version is allowed. */
    public boolean allows(long version) {
        return !given() || matches(version);
    }

    private static String opaque(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        boolean quoted = strong.length() > 1 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }
}
