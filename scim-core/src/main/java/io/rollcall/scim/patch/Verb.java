package io.rollcall.scim.patch;

import org.jspecify.annotations.Nullable;

/** The {@code op} of an operation. */
enum Verb {
    ADD("add"),
    REPLACE("replace"),
    REMOVE("remove");

    private final String keyword;

    Verb(String keyword) {
        this.keyword = keyword;
    }

    static @Nullable Verb of(String text, boolean anyCase) {
        for (Verb verb : values()) {
            if (anyCase ? verb.keyword.equalsIgnoreCase(text) : verb.keyword.equals(text)) {
                return verb;
            }
        }
        return null;
    }
}
