package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.SchemaProblems.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads attribute definitions (RFC 7643 section 7). */
final class AttributeReader {
    static final Set<String> RESERVED_IN_EXTENSIONS = Set.of("id", "externalid", "meta", "schemas", "password");
    static final Set<String> RESERVED_IN_TYPES = Set.of("schemas", "password");

    private static final Set<String> COMMON = Set.of("id", "externalid", "meta");
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "type",
            "multiValued",
            "description",
            "required",
            "canonicalValues",
            "caseExact",
            "mutability",
            "returned",
            "uniqueness",
            "referenceTypes",
            "subAttributes");
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_CANONICAL = 500;
    private static final int MAX_REFERENCES = 20;
    private static final int MAX_NAME = 64;
    private static final int MAX_TEXT = 1000;

    private final SchemaProblems problems;
    private final Set<String> reserved;

    AttributeReader(SchemaProblems problems, Set<String> reserved) {
        this.problems = problems;
        this.reserved = reserved;
    }

    /** The list without id, externalId and meta, which every resource has anyway. */
    static JsonNode withoutCommon(JsonNode attributes) {
        if (!attributes.isArray()) {
            return attributes;
        }
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        for (JsonNode attribute : attributes) {
            if (!COMMON.contains(attribute.path("name").asText().toLowerCase(Locale.ROOT))) {
                own.add(attribute);
            }
        }
        return own;
    }

    List<AttributeDefinition> topLevel(JsonNode attributes) {
        return list("attributes", attributes, false);
    }

    private List<AttributeDefinition> list(String place, JsonNode attributes, boolean inside) {
        List<AttributeDefinition> definitions = new ArrayList<>();
        if (!attributes.isArray() || attributes.isEmpty() || attributes.size() > MAX_ATTRIBUTES) {
            problems.add(place, "must be a list of 1 to " + MAX_ATTRIBUTES + " attributes.");
            return definitions;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            String here = place + "[" + i + "]";
            AttributeDefinition definition = one(here, attributes.get(i), inside);
            if (definition != null) {
                if (!names.add(definition.name().toLowerCase(Locale.ROOT))) {
                    problems.add(
                            here + ".name", "is the name of another attribute too. Names differ in more than case.");
                }
                definitions.add(definition);
            }
        }
        return definitions;
    }

    private @Nullable AttributeDefinition one(String place, JsonNode given, boolean inside) {
        if (!given.isObject()) {
            problems.add(place, "must be an object with name, type and other characteristics.");
            return null;
        }
        problems.unknownMembers(place, given, MEMBERS);
        String name = name(place, given, inside);
        AttributeType type = type(place, given, inside);
        boolean complex = type == AttributeType.COMPLEX;
        boolean hasSubs = given.has("subAttributes");
        if (hasSubs && !complex) {
            problems.add(place + ".subAttributes", "belong to attributes of type complex alone.");
        }
        List<AttributeDefinition> subs =
                complex && !inside ? list(place + ".subAttributes", given.path("subAttributes"), true) : List.of();
        if (name.isEmpty() || type == null || (complex && subs.isEmpty())) {
            return null;
        }
        AttributeDefinition definition = characteristics(place, given, name, type, subs);
        new CharacteristicRules(problems, place).check(definition, given);
        return definition;
    }

    private AttributeDefinition characteristics(
            String place, JsonNode given, String name, AttributeType type, List<AttributeDefinition> subs) {
        String description = given.hasNonNull("description")
                ? problems.text(in(place, "description"), given.path("description"), MAX_TEXT)
                : name;
        Mutability mutability = CharacteristicRules.mutability(
                problems.keyword(place, given, "mutability", CharacteristicRules.MUTABILITIES));
        List<String> references = problems.texts(place, given, "referenceTypes", MAX_REFERENCES);
        // A reference is always compared exactly (RFC 7643 section 2.3.7), and so is base64 (section 2.3.6)
        boolean exact = type == AttributeType.REFERENCE || type == AttributeType.BINARY;
        return AttributeBuilder.attribute(name, type, description)
                .multiValued(problems.bool(place, given, "multiValued"))
                .required(problems.bool(place, given, "required"))
                .caseExact(problems.bool(place, given, "caseExact") || exact)
                .mutability(mutability)
                .returned(CharacteristicRules.returned(
                        problems.keyword(place, given, "returned", CharacteristicRules.RETURNED), mutability))
                .uniqueness(CharacteristicRules.uniqueness(
                        problems.keyword(place, given, "uniqueness", CharacteristicRules.UNIQUENESS)))
                .canonical(problems.texts(place, given, "canonicalValues", MAX_CANONICAL))
                .references(type == AttributeType.REFERENCE && references.isEmpty() ? List.of("uri") : references)
                .subAttributes(subs)
                .enforced()
                .build();
    }

    private String name(String place, JsonNode given, boolean inside) {
        String name = problems.text(place + ".name", given.path("name"), MAX_NAME);
        if (name.isEmpty() || (inside && name.equals("$ref"))) {
            return name;
        }
        if (!isName(name)) {
            problems.add(place + ".name", "must start with a letter and have letters, digits, '-' and '_' only.");
            return "";
        }
        if (!inside && reserved.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(place + ".name", "'" + name + "' has a meaning of its own in SCIM. Take another name.");
            return "";
        }
        return name;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable AttributeType type(String place, JsonNode given, boolean inside) {
        List<String> keywords = new ArrayList<>();
        for (AttributeType type : AttributeType.values()) {
            if (type != AttributeType.COMPLEX || !inside) {
                keywords.add(type.keyword());
            }
        }
        if (!given.has("type")) {
            return AttributeType.STRING;
        }
        String keyword = problems.keyword(place, given, "type", keywords);
        for (AttributeType type : AttributeType.values()) {
            if (type.keyword().equals(keyword)) {
                return type;
            }
        }
        return null;
    }
}
