package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.AttributeBuilder.complex;
import static io.rollcall.scim.schema.AttributeBuilder.reference;
import static io.rollcall.scim.schema.AttributeBuilder.string;

import java.util.List;

/** The Group schema (RFC 7643 section 4.2). */
final class GroupSchema {
    static final Schema SCHEMA = new Schema(Schemas.GROUP, "Group", "A group of people", attributes());

    private GroupSchema() {}

    private static List<AttributeDefinition> attributes() {
        return List.of(
                CommonAttributes.ID,
                CommonAttributes.EXTERNAL_ID,
                CommonAttributes.META,
                string("displayName", "Name of the group.")
                        .required()
                        .uniqueness(Uniqueness.SERVER)
                        .build(),
                complex(
                                "members",
                                "Members of the group.",
                                string("value", "Id of the member.")
                                        .caseExact()
                                        .mutability(Mutability.IMMUTABLE)
                                        .build(),
                                reference("$ref", "URI of the member.", "User", "Group")
                                        .mutability(Mutability.IMMUTABLE)
                                        .build(),
                                string("display", "Name of the member.")
                                        .readOnly()
                                        .build(),
                                string("type", "Kind of the member.")
                                        .canonical("User", "Group")
                                        .mutability(Mutability.IMMUTABLE)
                                        .build())
                        .multiValued()
                        .build());
    }
}
