package io.rollcall.rbac.role.http;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts of the catalogue as they are sent. */
public record SelectionBody(
        @Nullable List<@Nullable String> modules,
        @Nullable List<@Nullable String> features,
        @Nullable List<@Nullable String> permissions) {

    /** What is absent names nothing; a null in a list names nothing that exists. */
    static List<String> names(@Nullable List<@Nullable String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(name -> Objects.requireNonNullElse(name, "null"))
                        .toList();
    }
}
