package io.rollcall.scim.schema;

import java.util.List;

/** The schemas and resource types of RFC 7643. */
public final class Schemas {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private Schemas() {}

    /** RFC 7643 sections 4.1 and 8.7.1. */
    public static Schema user() {
        return UserSchema.SCHEMA;
    }

    /** RFC 7643 section 4.2. */
    public static Schema group() {
        return GroupSchema.SCHEMA;
    }

    /** RFC 7643 section 4.3. */
    public static Schema enterpriseUser() {
        return EnterpriseUserSchema.SCHEMA;
    }

    /** Those of the discovery documents themselves (RFC 7643 section 8.7.2). */
    public static List<Schema> ofDiscovery() {
        return FixedSchemas.ALL;
    }

    /** id, externalId and meta (RFC 7643 section 3.1), for schemas of one's own. */
    public static List<AttributeDefinition> commonAttributes() {
        return List.of(CommonAttributes.ID, CommonAttributes.EXTERNAL_ID, CommonAttributes.META);
    }

    /** User with the enterprise extension, at {@code /Users}. */
    public static ResourceType userType() {
        return Types.USER;
    }

    /** Group, at {@code /Groups}; its members are a relation outside of the resource. */
    public static ResourceType groupType() {
        return Types.GROUP;
    }

    private static final class Types {
        private static final ResourceType USER = new ResourceType(
                "User",
                "/Users",
                UserSchema.SCHEMA,
                List.of(new SchemaExtension(EnterpriseUserSchema.SCHEMA, false)),
                null);
        private static final ResourceType GROUP =
                new ResourceType("Group", "/Groups", GroupSchema.SCHEMA, List.of(), "members");
    }
}
