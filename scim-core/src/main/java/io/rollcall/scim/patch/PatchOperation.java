package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One step of a PATCH (RFC 7644 section 3.5.2), its target found and its value in canonical form. */
public sealed interface PatchOperation {
    PatchTarget target();

    /** Adds values or sub-attributes; replaces a single simple value. */
    record Add(PatchTarget target, JsonNode value) implements PatchOperation {}

    record Replace(PatchTarget target, JsonNode value) implements PatchOperation {}

    /** {@code remove}: 400 noTarget if a filter selects nothing, in dialects that say so. */
    record Remove(PatchTarget target) implements PatchOperation {}

    /** {@code remove} with values: only elements equal to one of them go. */
    record RemoveValues(PatchTarget target, List<JsonNode> values) implements PatchOperation {
        public RemoveValues {
            values = List.copyOf(values);
        }
    }

    /** {@code replace} with a value that says nothing: the target has no value afterwards. */
    record Clear(PatchTarget target) implements PatchOperation {}
}
