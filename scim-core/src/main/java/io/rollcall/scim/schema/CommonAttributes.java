package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.AttributeBuilder.attribute;
import static io.rollcall.scim.schema.AttributeBuilder.bool;
import static io.rollcall.scim.schema.AttributeBuilder.complex;
import static io.rollcall.scim.schema.AttributeBuilder.reference;
import static io.rollcall.scim.schema.AttributeBuilder.string;

/** Attributes every resource has (RFC 7643 section 3.1), and sub-attributes many of them share (section 2.4). */
final class CommonAttributes {
    static final AttributeDefinition SCHEMAS = reference("schemas", "URNs of the schemas of this resource.", "uri")
            .multiValued()
            .returned(Returned.ALWAYS)
            .build();

    static final AttributeDefinition ID = string("id", "Identifier given by the service provider.")
            .caseExact()
            .readOnly()
            .returned(Returned.ALWAYS)
            .uniqueness(Uniqueness.SERVER)
            .build();

    static final AttributeDefinition EXTERNAL_ID = string("externalId", "Identifier given by the provisioning client.")
            .caseExact()
            .build();

    static final AttributeDefinition META = complex(
                    "meta",
                    "Facts about the resource, kept by the service provider.",
                    string("resourceType", "Name of the resource type.")
                            .caseExact()
                            .readOnly()
                            .build(),
                    time("created", "When the resource was created."),
                    time("lastModified", "When the resource was last changed."),
                    reference("location", "URI of the resource.", "uri")
                            .readOnly()
                            .build(),
                    string("version", "Version of the resource, as in the ETag header.")
                            .caseExact()
                            .readOnly()
                            .build())
            .readOnly()
            .build();

    private CommonAttributes() {}

    static AttributeDefinition primary() {
        return bool("primary", "True for the preferred value; at most one is.").build();
    }

    static AttributeDefinition display() {
        return string("display", "Name for display.").build();
    }

    static AttributeDefinition type(String... canonical) {
        return string("type", "What the value is used for.")
                .canonical(canonical)
                .build();
    }

    private static AttributeDefinition time(String name, String description) {
        return attribute(name, AttributeType.DATE_TIME, description).readOnly().build();
    }
}
