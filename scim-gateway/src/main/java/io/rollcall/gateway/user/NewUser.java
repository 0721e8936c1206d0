package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.scim.schema.ResourceType;

/**
 * A person to create.
 *
 * @param json the resource as text
 */
public record NewUser(UserId id, ObjectNode resource, String json, UserColumns columns, Cause cause) {
    public static NewUser of(UserId id, ObjectNode resource, ResourceType type, Cause cause) {
        return new NewUser(id, resource, ResourceText.of(resource), UserColumns.of(resource, type), cause);
    }
}
