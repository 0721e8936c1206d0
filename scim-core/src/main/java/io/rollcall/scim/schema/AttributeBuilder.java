package io.rollcall.scim.schema;

import java.util.List;

/** Builds {@link AttributeDefinition}s; defaults are those of RFC 7643 section 2.2. */
public final class AttributeBuilder {
    private final String name;
    private final AttributeType type;
    private final String description;
    private boolean multiValued;
    private boolean required;
    private boolean caseExact;
    private Mutability mutability = Mutability.READ_WRITE;
    private Returned returned = Returned.DEFAULT;
    private Uniqueness uniqueness = Uniqueness.NONE;
    private List<String> canonicalValues = List.of();
    private List<String> referenceTypes = List.of();
    private List<AttributeDefinition> subAttributes = List.of();
    private boolean enforced;

    private AttributeBuilder(String name, AttributeType type, String description) {
        this.name = name;
        this.type = type;
        this.description = description;
    }

    public static AttributeBuilder attribute(String name, AttributeType type, String description) {
        return new AttributeBuilder(name, type, description);
    }

    public static AttributeBuilder string(String name, String description) {
        return attribute(name, AttributeType.STRING, description);
    }

    public static AttributeBuilder bool(String name, String description) {
        return attribute(name, AttributeType.BOOLEAN, description);
    }

    public static AttributeBuilder reference(String name, String description, String... types) {
        AttributeBuilder builder = attribute(name, AttributeType.REFERENCE, description);
        builder.referenceTypes = List.of(types);
        builder.caseExact = true;
        return builder;
    }

    public static AttributeBuilder complex(String name, String description, AttributeDefinition... subAttributes) {
        AttributeBuilder builder = attribute(name, AttributeType.COMPLEX, description);
        builder.subAttributes = List.of(subAttributes);
        return builder;
    }

    /** With all that a definition says. */
    static AttributeBuilder like(AttributeDefinition other) {
        AttributeBuilder builder = attribute(other.name(), other.type(), other.description());
        builder.multiValued = other.multiValued();
        builder.required = other.required();
        builder.caseExact = other.caseExact();
        builder.mutability = other.mutability();
        builder.returned = other.returned();
        builder.uniqueness = other.uniqueness();
        builder.canonicalValues = other.canonicalValues();
        builder.referenceTypes = other.referenceTypes();
        builder.subAttributes = other.subAttributes();
        builder.enforced = other.enforced();
        return builder;
    }

    public AttributeBuilder multiValued() {
        multiValued = true;
        return this;
    }

    public AttributeBuilder required() {
        required = true;
        return this;
    }

    public AttributeBuilder caseExact() {
        caseExact = true;
        return this;
    }

    public AttributeBuilder mutability(Mutability value) {
        mutability = value;
        return this;
    }

    public AttributeBuilder readOnly() {
        return mutability(Mutability.READ_ONLY);
    }

    public AttributeBuilder returned(Returned value) {
        returned = value;
        return this;
    }

    public AttributeBuilder uniqueness(Uniqueness value) {
        uniqueness = value;
        return this;
    }

    public AttributeBuilder canonical(String... values) {
        canonicalValues = List.of(values);
        return this;
    }

    public AttributeBuilder canonical(List<String> values) {
        canonicalValues = values;
        return this;
    }

    public AttributeBuilder references(List<String> types) {
        referenceTypes = types;
        return this;
    }

    public AttributeBuilder subAttributes(List<AttributeDefinition> definitions) {
        subAttributes = definitions;
        return this;
    }

    public AttributeBuilder multiValued(boolean value) {
        multiValued = value;
        return this;
    }

    public AttributeBuilder required(boolean value) {
        required = value;
        return this;
    }

    public AttributeBuilder caseExact(boolean value) {
        caseExact = value;
        return this;
    }

    /** Values must fit all that the definition says. */
    public AttributeBuilder enforced() {
        return enforced(true);
    }

    AttributeBuilder enforced(boolean value) {
        enforced = value;
        return this;
    }

    public AttributeDefinition build() {
        return new AttributeDefinition(
                name,
                type,
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                referenceTypes,
                subAttributes,
                enforced);
    }
}
