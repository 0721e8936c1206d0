package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.UUID;

/**
 * A group to create.
 *
 * @param json the resource as text
 * @param withMembers whether the answer is to name the members
 */
public record NewGroup(
        GroupId id,
        ObjectNode resource,
        String json,
        GroupColumns columns,
        List<UUID> members,
        boolean withMembers,
        Cause cause) {
    public NewGroup {
        members = List.copyOf(members);
    }

    public static NewGroup of(
            GroupId id, ObjectNode resource, ResourceType type, List<UUID> members, boolean withMembers, Cause cause) {
        String json = ResourceText.of(resource);
        return new NewGroup(id, resource, json, GroupColumns.of(resource, type), members, withMembers, cause);
    }
}
