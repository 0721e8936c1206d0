package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.AttributeBuilder.attribute;
import static io.rollcall.scim.schema.AttributeBuilder.bool;
import static io.rollcall.scim.schema.AttributeBuilder.complex;
import static io.rollcall.scim.schema.AttributeBuilder.reference;
import static io.rollcall.scim.schema.AttributeBuilder.string;
import static io.rollcall.scim.schema.CommonAttributes.display;
import static io.rollcall.scim.schema.CommonAttributes.primary;
import static io.rollcall.scim.schema.CommonAttributes.type;

import java.util.List;

/** The User schema (RFC 7643 sections 4.1 and 8.7.1). */
final class UserSchema {
    static final Schema SCHEMA = new Schema(Schemas.USER, "User", "A person's account", attributes());

    private UserSchema() {}

    private static List<AttributeDefinition> attributes() {
        return List.of(
                CommonAttributes.ID,
                CommonAttributes.EXTERNAL_ID,
                CommonAttributes.META,
                string("userName", "Unique name a person signs in with.")
                        .required()
                        .uniqueness(Uniqueness.SERVER)
                        .build(),
                name(),
                string("displayName", "Name of the person for display.").build(),
                string("nickName", "Casual name of the person.").build(),
                reference("profileUrl", "Page about the person.", "external").build(),
                string("title", "Job title.").build(),
                string("userType", "Relation to the organisation, such as Employee.")
                        .build(),
                string("preferredLanguage", "Preferred language, as in Accept-Language.")
                        .build(),
                string("locale", "Locale for numbers, dates and currency.").build(),
                string("timezone", "Time zone, such as Europe/Berlin.").build(),
                bool("active", "Whether the person may use the service.").build(),
                string("password", "Clear text password, never returned.")
                        .caseExact()
                        .mutability(Mutability.WRITE_ONLY)
                        .returned(Returned.NEVER)
                        .build(),
                plural("emails", "E-mail addresses.", "work", "home", "other"),
                plural("phoneNumbers", "Phone numbers.", "work", "home", "mobile", "fax", "pager", "other"),
                plural(
                        "ims",
                        "Instant messaging addresses.",
                        "aim",
                        "gtalk",
                        "icq",
                        "xmpp",
                        "msn",
                        "skype",
                        "qq",
                        "yahoo"),
                photos(),
                addresses(),
                groups(),
                plural("entitlements", "Entitlements of the person."),
                plural("roles", "Roles of the person."),
                certificates());
    }

    private static AttributeDefinition name() {
        return complex(
                        "name",
                        "Parts of the person's name.",
                        string("formatted", "Full name for display.").build(),
                        string("familyName", "Family name.").build(),
                        string("givenName", "Given name.").build(),
                        string("middleName", "Middle name.").build(),
                        string("honorificPrefix", "Title before the name.").build(),
                        string("honorificSuffix", "Suffix after the name.").build())
                .build();
    }

    private static AttributeDefinition plural(String name, String description, String... types) {
        AttributeDefinition value = string("value", "The value itself.").build();
        return complex(name, description, value, display(), type(types), primary())
                .multiValued()
                .build();
    }

    private static AttributeDefinition photos() {
        AttributeDefinition value =
                reference("value", "URI of the picture.", "external").build();
        return complex("photos", "Pictures.", value, display(), type("photo", "thumbnail"), primary())
                .multiValued()
                .build();
    }

    private static AttributeDefinition addresses() {
        return complex(
                        "addresses",
                        "Postal addresses.",
                        string("formatted", "Full address for display.").build(),
                        string("streetAddress", "Street, house number, box.").build(),
                        string("locality", "City.").build(),
                        string("region", "State or region.").build(),
                        string("postalCode", "Postal code.").build(),
                        string("country", "Country.").build(),
                        type("work", "home", "other"),
                        primary())
                .multiValued()
                .build();
    }

    private static AttributeDefinition groups() {
        return complex(
                        "groups",
                        "Groups the person belongs to.",
                        string("value", "Id of the group.")
                                .caseExact()
                                .readOnly()
                                .build(),
                        reference("$ref", "URI of the group.", "Group")
                                .readOnly()
                                .build(),
                        string("display", "Name of the group.").readOnly().build(),
                        string("type", "How the person belongs to it.")
                                .canonical("direct", "indirect")
                                .readOnly()
                                .build())
                .multiValued()
                .readOnly()
                .build();
    }

    private static AttributeDefinition certificates() {
        AttributeDefinition value = attribute("value", AttributeType.BINARY, "Certificate, DER in base64.")
                .caseExact()
                .build();
        return complex("x509Certificates", "Certificates.", value, display(), type(), primary())
                .multiValued()
                .build();
    }
}
