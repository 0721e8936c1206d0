package io.rollcall.scim.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an attribute or sub-attribute (RFC 7643 section 7). Made by {@link AttributeBuilder}.
 *
 * @param enforced whether values must fit canonicalValues, referenceTypes, base64 and uniqueness, as in schemas of
 *     tenants; identity providers send into the attributes of the standard what they like
 */
public record AttributeDefinition(
        String name,
        AttributeType type,
        boolean multiValued,
        String description,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> canonicalValues,
        List<String> referenceTypes,
        List<AttributeDefinition> subAttributes,
        boolean enforced) {

    public AttributeDefinition {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
        subAttributes = List.copyOf(subAttributes);
        if ((type == AttributeType.COMPLEX) == subAttributes.isEmpty()) {
            throw new IllegalArgumentException(name + ": complex attributes, and only they, have sub-attributes");
        }
    }

    public boolean complex() {
        return type == AttributeType.COMPLEX;
    }

    public boolean readOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /** The same with these canonical values, which clients need not keep to. */
    public AttributeDefinition suggesting(List<String> values) {
        return AttributeBuilder.like(this).canonical(values).enforced(false).build();
    }

    /** The same with other sub-attributes. */
    public AttributeDefinition with(List<AttributeDefinition> others) {
        return AttributeBuilder.like(this).subAttributes(others).build();
    }

    /** True for what nobody may read back: it is checked, and not kept. */
    public boolean hidden() {
        return returned == Returned.NEVER;
    }

    /** The sub-attribute of that name in any case, or null. */
    public @Nullable AttributeDefinition subAttribute(String subName) {
        for (AttributeDefinition sub : subAttributes) {
            if (sub.name.equals(subName)) {
                return sub;
            }
        }
        for (AttributeDefinition sub : subAttributes) {
            if (sub.name.equalsIgnoreCase(subName)) {
                return sub;
            }
        }
        return null;
    }

    /** True if the value is one of the declared canonical values, in any case. */
    public boolean isCanonical(String value) {
        for (String canonical : canonicalValues) {
            if (canonical.equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }
}
