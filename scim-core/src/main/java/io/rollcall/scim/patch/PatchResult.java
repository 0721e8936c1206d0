package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.resource.AttributeChange;
import java.util.List;

/**
 * @param resource the resource afterwards; the very object that was given if nothing changed
 * @param changes changed attributes with their values before and after, without members
 */
public record PatchResult(ObjectNode resource, List<AttributeChange> changes) {
    public PatchResult {
        changes = List.copyOf(changes);
    }

    /** False if every operation found things as it wants them: no new version, no event. */
    public boolean changed() {
        return !changes.isEmpty();
    }
}
