package io.rollcall.gateway.access;

import static io.rollcall.scim.schema.AttributeBuilder.attribute;
import static io.rollcall.scim.schema.AttributeBuilder.bool;
import static io.rollcall.scim.schema.AttributeBuilder.string;

import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributeType;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles and entitlements as resources: the URNs are those by which Okta discovers them, the attributes those of the
 * draft on roles and entitlements (draft-ietf-scim-roles-entitlements). {@code value} is what users carry.
 */
public final class AccessTypes {
    public static final ResourceType ROLE =
            new ResourceType("Role", "/Roles", schema("Role", "A role that users can have"), List.of(), null);

    private static final Schema ENTITLEMENT_SCHEMA = schema("Entitlement", "A kind of seat that users can have");

    public static final ResourceType ENTITLEMENT =
            new ResourceType("Entitlement", "/Entitlements", ENTITLEMENT_SCHEMA, List.of(), null);

    /** The same seats under the name that Okta has for what is paid for. */
    public static final ResourceType LICENSE =
            new ResourceType("License", "/Licenses", ENTITLEMENT_SCHEMA, List.of(), null);

    public static final List<ResourceType> ALL = List.of(ROLE, ENTITLEMENT, LICENSE);

    private AccessTypes() {}

    private static Schema schema(String name, String description) {
        List<AttributeDefinition> attributes = new ArrayList<>(Schemas.commonAttributes());
        attributes.add(string("displayName", "Name for people.").readOnly().build());
        attributes.add(
                string("value", "What the user's attribute carries.").readOnly().build());
        attributes.add(string("display", "The same as displayName.").readOnly().build());
        attributes.add(string("type", "What kind it is.").readOnly().build());
        attributes.add(
                bool("enabled", "Whether it can be given now.").readOnly().build());
        attributes.add(bool("supported", "Whether this server knows what it means.")
                .readOnly()
                .build());
        attributes.add(bool("limitedAssignmentsPermitted", "Whether only so many users can have it.")
                .readOnly()
                .build());
        attributes.add(attribute(
                        "totalAssignmentsPermitted",
                        AttributeType.INTEGER,
                        "How many users can have it; absent if any number.")
                .readOnly()
                .build());
        attributes.add(attribute(
                        "totalAssignmentsUsed", AttributeType.INTEGER, "How many users have it; absent if not counted.")
                .readOnly()
                .build());
        return new Schema("urn:okta:scim:schemas:core:1.0:" + name, name, description, attributes);
    }
}
