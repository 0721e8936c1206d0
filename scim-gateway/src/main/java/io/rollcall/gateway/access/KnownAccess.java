package io.rollcall.gateway.access;

import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.List;

/** Keys of the roles and seats that there are. */
public record KnownAccess(List<String> roles, List<String> entitlements) {
    public KnownAccess {
        roles = List.copyOf(roles);
        entitlements = List.copyOf(entitlements);
    }

    /**
     * The type of users with the values of roles and entitlements restricted to these. Where nothing is known, nothing is
     * demanded: the topics may not have been read yet.
     */
    public ResourceType restrict(ResourceType user) {
        List<AttributeDefinition> attributes = user.schema().attributes().stream()
                .map(attribute -> switch (attribute.name()) {
                    case "roles" -> restrict(attribute, roles);
                    case "entitlements" -> restrict(attribute, entitlements);
                    default -> attribute;
                })
                .toList();
        Schema schema = new Schema(
                user.schema().id(), user.schema().name(), user.schema().description(), attributes);
        return new ResourceType(user.name(), user.endpoint(), schema, user.extensions(), null);
    }

    private static AttributeDefinition restrict(AttributeDefinition attribute, List<String> values) {
        return values.isEmpty()
                ? attribute
                : attribute.with(attribute.subAttributes().stream()
                        .map(sub -> sub.name().equals("value") ? sub.restrictedTo(values) : sub)
                        .toList());
    }
}
