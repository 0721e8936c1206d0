package io.rollcall.gateway.schema;

import java.util.List;

/** What came of a change of a schema. */
public sealed interface SchemaResult {
    /** @param created whether there was no such schema before */
    record Stored(StoredSchema schema, boolean created) implements SchemaResult {}

    record Deleted() implements SchemaResult {}

    record Missing() implements SchemaResult {}

    record NoDirectory() implements SchemaResult {}

    /** Stored resources would not fit. @param problems what does not, and what to do, one sentence or two each */
    record Unfit(List<String> problems) implements SchemaResult {
        public Unfit {
            problems = List.copyOf(problems);
        }
    }
}
