package io.rollcall.scim.schema;

import org.jspecify.annotations.Nullable;

/**
 * An attribute, or a sub-attribute of it, found in a resource type.
 *
 * @param extension URN of the extension that defines it, null for the core schema
 * @param path canonical text, such as {@code name.givenName} or {@code urn:...:User:department}
 */
public record ResolvedPath(
        @Nullable String extension,
        AttributeDefinition attribute,
        @Nullable AttributeDefinition sub,
        String path) {

    static ResolvedPath of(@Nullable String extension, AttributeDefinition attribute) {
        String path = extension == null ? attribute.name() : extension + ":" + attribute.name();
        return new ResolvedPath(extension, attribute, null, path);
    }

    static ResolvedPath of(ResolvedPath parent, AttributeDefinition sub) {
        return new ResolvedPath(parent.extension, parent.attribute, sub, parent.path + "." + sub.name());
    }

    /** The path of a sub-attribute of this attribute. */
    public ResolvedPath child(AttributeDefinition subAttribute) {
        return of(this, subAttribute);
    }

    /** The definition the path ends at. */
    public AttributeDefinition leaf() {
        return sub == null ? attribute : sub;
    }

    /** What a comparison compares: {@code emails eq x} means {@code emails.value}. Null for other complex attributes. */
    public @Nullable AttributeDefinition comparable() {
        AttributeDefinition leaf = leaf();
        return leaf.complex() ? leaf.subAttribute("value") : leaf;
    }

    /** True for what nobody may read back (returned: never), and so nobody may ask about either. */
    public boolean hidden() {
        return attribute.hidden() || leaf().hidden();
    }

    public boolean readOnly() {
        return attribute.readOnly() || leaf().readOnly();
    }
}
