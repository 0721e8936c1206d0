package io.rollcall.scim.schema;

import java.util.List;

/** A schema document that cannot be used, with everything that is wrong with it, for the person who wrote it. */
public final class InvalidSchemaException extends RuntimeException {
    private final List<String> problems;

    public InvalidSchemaException(List<String> problems) {
        super(String.join(" ", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, starting with the place in the document. */
    public List<String> problems() {
        return problems;
    }
}
