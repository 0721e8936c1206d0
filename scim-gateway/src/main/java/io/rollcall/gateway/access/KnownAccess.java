package io.rollcall.gateway.access;

import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.List;

/** Keys of the roles and seats that there are. */
public record KnownAccess(List<String> roles, List<String> entitlements) {
    /** The attributes of users that have them as values. */
    static final List<String> ATTRIBUTES = List.of("roles", "entitlements");

    public KnownAccess {
        roles = List.copyOf(roles);
        entitlements = List.copyOf(entitlements);
    }

    /**
     * The type of users with these as the canonical values of roles and entitlements, which others may not be with
     * {@link AccessMode#STRICT}. Where nothing is known, nothing is demanded: the topics may not have been read yet.
     */
    public ResourceType apply(ResourceType user, AccessMode mode) {
        List<AttributeDefinition> attributes = user.schema().attributes().stream()
                .map(attribute -> switch (attribute.name()) {
                    case "roles" -> apply(attribute, roles, mode);
                    case "entitlements" -> apply(attribute, entitlements, mode);
                    default -> attribute;
                })
                .toList();
        Schema schema = new Schema(
                user.schema().id(), user.schema().name(), user.schema().description(), attributes);
        return new ResourceType(user.name(), user.endpoint(), schema, user.extensions(), null);
    }

    private static AttributeDefinition apply(AttributeDefinition attribute, List<String> values, AccessMode mode) {
        return values.isEmpty()
                ? attribute
                : attribute.with(attribute.subAttributes().stream()
                        .map(sub -> sub.name().equals("value") ? values(sub, values, mode) : sub)
                        .toList());
    }

    private static AttributeDefinition values(AttributeDefinition sub, List<String> values, AccessMode mode) {
        return switch (mode) {
            case OFF -> sub;
            case WARN -> sub.suggesting(values);
            case STRICT -> sub.restrictedTo(values);
        };
    }
}
