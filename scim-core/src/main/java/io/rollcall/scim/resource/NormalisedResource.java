package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A POST or PUT body in canonical form.
 *
 * @param resource canonical names and values with {@code schemas}; no id, meta, read-only attributes, password, members
 * @param members ids of the members without duplicates, in the order given; null if the body does not name members
 * @param password the password, if one was sent
 * @param ignored names of attributes that this type does not have
 */
public record NormalisedResource(
        ObjectNode resource,
        @Nullable List<String> members,
        @Nullable Secret password,
        List<String> ignored) {
    public NormalisedResource {
        members = members == null ? null : List.copyOf(members);
        ignored = List.copyOf(ignored);
    }
}
