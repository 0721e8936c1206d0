package io.rollcall.provisioning.assignment.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The state that a client expects: RFC 9110, 13.1.1. Without the header any will do. */
record IfMatch(@Nullable String header) implements LongPredicate {

    @Override
    public boolean test(long version) {
        return matches(version > 0 ? Optional.of(etag(version)) : Optional.empty())
                || header != null && names(header, etag(version));
    }

    /**
     * Whether the header allows a change of what is there.
     *
     * @param present the tag of what is there
     */
    boolean matches(Optional<String> present) {
        return header == null
                || present.filter(tag -> names(header, tag) || names(header, "*"))
                        .isPresent();
    }

    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    static String etag(Object version) {
        return "\"" + version + "\"";
    }
}
