package io.rollcall.kit.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads optional query parameters. One that is blank counts as absent; what is not valid is a 400 that names it. */
public final class QueryParameters {

    private static final int LONGEST = 200;

    private QueryParameters() {}

    /** @param reader throws an {@link IllegalArgumentException} whose message goes on after "is not valid:" */
    public static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> reader) {
        try {
            return text == null || text.isBlank() ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(name + " is not valid: " + e.getMessage());
        }
    }

    /** A text that somebody looks for. */
    public static @Nullable String text(String name, @Nullable String text) {
        return read(name, text, value -> {
            if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("has more than " + LONGEST + " characters, or one that is none");
            }
            return value;
        });
    }
}
