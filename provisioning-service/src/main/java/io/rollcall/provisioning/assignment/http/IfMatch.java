package io.rollcall.provisioning.assignment.http;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The version that a client expects: RFC 9110, 13.1.1. Without the header any version will do. */
record IfMatch(@Nullable String header) implements LongPredicate {

    @Override
    public boolean test(long version) {
        return header == null
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals(etag(version)) || tag.equals("*") && version > 0);
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
