package io.rollcall.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which characteristics an attribute of a tenant can have together. */
final class CharacteristicRules {
    static final List<String> MUTABILITIES = List.of("readOnly", "readWrite", "immutable", "writeOnly");
    static final List<String> RETURNED = List.of("always", "never", "default", "request");
    static final List<String> UNIQUENESS = List.of("none", "server", "global");

    private final SchemaProblems problems;
    private final String place;

    CharacteristicRules(SchemaProblems problems, String place) {
        this.problems = problems;
        this.place = place;
    }

    static Mutability mutability(@Nullable String keyword) {
        for (Mutability mutability : Mutability.values()) {
            if (mutability.keyword().equals(keyword)) {
                return mutability;
            }
        }
        return Mutability.READ_WRITE;
    }

    /** What can only be written is never returned, unless the document contradicts itself. */
    static Returned returned(@Nullable String keyword, Mutability mutability) {
        for (Returned returned : Returned.values()) {
            if (returned.keyword().equals(keyword)) {
                return returned;
            }
        }
        return mutability == Mutability.WRITE_ONLY ? Returned.NEVER : Returned.DEFAULT;
    }

    static Uniqueness uniqueness(@Nullable String keyword) {
        for (Uniqueness uniqueness : Uniqueness.values()) {
            if (uniqueness.keyword().equals(keyword)) {
                return uniqueness;
            }
        }
        return Uniqueness.NONE;
    }

    void check(AttributeDefinition definition, JsonNode given) {
        boolean text = definition.type() == AttributeType.STRING;
        refuse(
                definition.mutability() == Mutability.WRITE_ONLY && !definition.hidden(),
                "is writeOnly, so 'returned' must be never.");
        refuse(
                definition.required() && definition.readOnly(),
                "is required and readOnly: nobody could ever give it a value.");
        checkHidden(definition);
        refuse(
                !definition.canonicalValues().isEmpty() && !text,
                "has canonicalValues, which belong to type string alone.");
        refuse(
                given.has("referenceTypes") && definition.type() != AttributeType.REFERENCE,
                "has referenceTypes, which belong to type reference alone.");
        checkUniqueness(definition);
    }

    /** Hidden values are checked and not kept, as passwords are, so nothing can be said of the kept value. */
    private void checkHidden(AttributeDefinition definition) {
        boolean promises = definition.required()
                || definition.uniqueness() != Uniqueness.NONE
                || definition.mutability() == Mutability.IMMUTABLE;
        refuse(
                definition.hidden() && promises,
                "is never returned, and such values are not kept: it cannot be required, unique or immutable.");
        for (AttributeDefinition sub : definition.subAttributes()) {
            if (definition.hidden() && (sub.uniqueness() != Uniqueness.NONE)) {
                refuse(true, "is never returned, so its sub-attribute '" + sub.name() + "' cannot be unique.");
            }
        }
    }

    private void checkUniqueness(AttributeDefinition definition) {
        boolean comparable = switch (definition.type()) {
            case STRING, REFERENCE, INTEGER -> true;
            case BOOLEAN, DECIMAL, DATE_TIME, BINARY, COMPLEX -> false;
        };
        refuse(
                definition.uniqueness() != Uniqueness.NONE && !comparable,
                "cannot be unique: attributes of type string, integer and reference can"
                        + (definition.complex() ? ", among them its sub-attributes." : "."));
    }

    private void refuse(boolean wrong, String problem) {
        if (wrong) {
            problems.add(place, problem);
        }
    }
}
