package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.AttributeBuilder.attribute;
import static io.rollcall.scim.schema.AttributeBuilder.bool;
import static io.rollcall.scim.schema.AttributeBuilder.complex;
import static io.rollcall.scim.schema.AttributeBuilder.reference;
import static io.rollcall.scim.schema.AttributeBuilder.string;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The schemas of the discovery documents themselves (RFC 7643 section 8.7.2), of which all is read-only. */
final class FixedSchemas {
    static final List<Schema> ALL = List.of(serviceProviderConfig(), resourceType(), schema());

    private FixedSchemas() {}

    private static Schema serviceProviderConfig() {
        return fixed(
                "ServiceProviderConfig",
                "What the service can do",
                reference("documentationUri", "Where the service is described.", "external"),
                feature("patch", "PATCH."),
                feature(
                        "bulk",
                        "Bulk requests.",
                        number("maxOperations", "Most operations in one request."),
                        number("maxPayloadSize", "Most bytes in one request.")),
                feature("filter", "Filters.", number("maxResults", "Most resources in one answer.")),
                feature("changePassword", "Changing passwords."),
                feature("sort", "Sorting."),
                feature("etag", "Versions of resources."),
                pagination(),
                authenticationSchemes(),
                complex(
                        "securityEvents",
                        "What the service tells of (RFC 9967).",
                        string("asyncRequest", "Whether requests can be asynchronous.")
                                .readOnly()
                                .build(),
                        string("eventUris", "The events.")
                                .multiValued()
                                .caseExact()
                                .readOnly()
                                .build()));
    }

    private static AttributeBuilder pagination() {
        return complex(
                "pagination",
                "How lists are divided (RFC 9865).",
                bool("cursor", "By cursors.").required().readOnly().build(),
                bool("index", "By index.").required().readOnly().build(),
                string("defaultPaginationMethod", "What is used unless asked for.")
                        .canonical("cursor", "index")
                        .readOnly()
                        .build(),
                number("defaultPageSize", "Resources in an answer unless asked for."),
                number("maxPageSize", "Most resources in an answer."),
                number("cursorTimeout", "Seconds for which a cursor is good."));
    }

    private static AttributeBuilder authenticationSchemes() {
        return complex(
                        "authenticationSchemes",
                        "How clients show who they are.",
                        string("type", "Kind of the scheme.")
                                .canonical("oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest")
                                .required()
                                .readOnly()
                                .build(),
                        string("name", "Name of the scheme.")
                                .required()
                                .readOnly()
                                .build(),
                        string("description", "What it is.")
                                .required()
                                .readOnly()
                                .build(),
                        reference("specUri", "Where it is specified.", "external")
                                .readOnly()
                                .build(),
                        reference("documentationUri", "Where its use is described.", "external")
                                .readOnly()
                                .build(),
                        bool("primary", "Whether it is the preferred one.")
                                .readOnly()
                                .build())
                .multiValued()
                .required();
    }

    private static Schema resourceType() {
        return fixed(
                "ResourceType",
                "A type of resources",
                string("id", "Id of the type, its name."),
                string("name", "Name of the type.").required(),
                string("description", "What it is."),
                reference("endpoint", "Path of the type below the base URL.", "uri")
                        .required(),
                reference("schema", "URI of its schema.", "uri").required(),
                complex(
                                "schemaExtensions",
                                "Extensions of its schema.",
                                reference("schema", "URI of the extension.", "uri")
                                        .required()
                                        .readOnly()
                                        .build(),
                                bool("required", "Whether each resource must have it.")
                                        .required()
                                        .readOnly()
                                        .build())
                        .multiValued());
    }

    private static Schema schema() {
        List<AttributeDefinition> parts = ofAttribute();
        AttributeDefinition nested = complex("subAttributes", "Attributes within this one.")
                .subAttributes(parts)
                .multiValued()
                .readOnly()
                .build();
        List<AttributeDefinition> whole = new ArrayList<>(parts);
        whole.add(nested);
        return fixed(
                "Schema",
                "Which attributes resources have",
                string("id", "URI of the schema.").required().caseExact(),
                string("name", "Name of the schema."),
                string("description", "What it is for."),
                complex("attributes", "The attributes.")
                        .subAttributes(whole)
                        .multiValued()
                        .required());
    }

    private static List<AttributeDefinition> ofAttribute() {
        return List.of(
                string("name", "Name of the attribute.")
                        .required()
                        .caseExact()
                        .readOnly()
                        .build(),
                keyword("type", "What its values are.", AttributeType.values(), AttributeType::keyword),
                bool("multiValued", "Whether there can be several.")
                        .required()
                        .readOnly()
                        .build(),
                string("description", "What it is.").readOnly().build(),
                bool("required", "Whether it must be there.").readOnly().build(),
                string("canonicalValues", "Values that are expected.")
                        .multiValued()
                        .caseExact()
                        .readOnly()
                        .build(),
                bool("caseExact", "Whether upper and lower case differ.")
                        .readOnly()
                        .build(),
                keyword("mutability", "Who can write it, and when.", Mutability.values(), Mutability::keyword),
                keyword("returned", "When it is in answers.", Returned.values(), Returned::keyword),
                keyword("uniqueness", "Who else may have a value.", Uniqueness.values(), Uniqueness::keyword),
                string("referenceTypes", "What a reference can lead to.")
                        .multiValued()
                        .caseExact()
                        .readOnly()
                        .build());
    }

    private static <T> AttributeDefinition keyword(
            String name, String description, T[] values, Function<T, String> keyword) {
        List<String> words = new ArrayList<>();
        for (T value : values) {
            words.add(keyword.apply(value));
        }
        return string(name, description).canonical(words).caseExact().readOnly().build();
    }

    private static AttributeBuilder feature(String name, String description, AttributeDefinition... limits) {
        List<AttributeDefinition> parts = new ArrayList<>();
        parts.add(bool("supported", "Whether the service has it.")
                .required()
                .readOnly()
                .build());
        parts.addAll(List.of(limits));
        return complex(name, description).subAttributes(parts).required();
    }

    private static AttributeDefinition number(String name, String description) {
        return attribute(name, AttributeType.INTEGER, description).readOnly().build();
    }

    private static Schema fixed(String name, String description, AttributeBuilder... attributes) {
        List<AttributeDefinition> definitions = new ArrayList<>();
        for (AttributeBuilder one : attributes) {
            definitions.add(one.readOnly().build());
        }
        return new Schema(Discovery.PREFIX + name, name, description, definitions);
    }
}
