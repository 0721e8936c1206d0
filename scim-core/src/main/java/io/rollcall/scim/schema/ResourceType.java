package io.rollcall.scim.schema;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource type (RFC 7643 section 6): a core schema, the common attributes, extensions, and the lookup of attributes
 * by any name a client may use. Immutable and thread-safe; tenants may have their own.
 */
public final class ResourceType {
    private final String name;
    private final String endpoint;
    private final Schema schema;
    private final List<SchemaExtension> extensions;
    private final @Nullable AttributeDefinition membership;
    private final AttributeIndex core;
    private final List<ResolvedPath> indexed;
    private final boolean onRequest;
    private final boolean enforced;
    private final Map<String, AttributeIndex> extensionIndexes = new HashMap<>();
    private final Map<String, String> extensionUrns = new HashMap<>();

    /**
     * @param endpoint relative path, such as {@code /Users}
     * @param membership name of the core attribute that is a relation kept outside of the resource, or null
     */
    public ResourceType(
            String name,
            String endpoint,
            Schema schema,
            List<SchemaExtension> extensions,
            @Nullable String membership) {
        this.name = name;
        this.endpoint = endpoint;
        this.schema = schema;
        this.extensions = List.copyOf(extensions);
        List<AttributeDefinition> attributes = new ArrayList<>(schema.attributes());
        attributes.add(CommonAttributes.SCHEMAS);
        this.core = new AttributeIndex(null, attributes);
        for (SchemaExtension extension : extensions) {
            String urn = extension.schema().id();
            AttributeIndex index = new AttributeIndex(urn, extension.schema().attributes());
            extensionIndexes.put(urn, index);
            extensionIndexes.put(urn.toLowerCase(Locale.ROOT), index);
            extensionUrns.put(urn.toLowerCase(Locale.ROOT), urn);
        }
        ResolvedPath members = membership == null ? null : core.find(membership, null);
        this.membership = members == null ? null : members.attribute();
        Characteristics characteristics = new Characteristics(this);
        this.indexed = characteristics.indexed();
        this.onRequest = characteristics.onRequest();
        this.enforced = characteristics.enforced();
    }

    public String name() {
        return name;
    }

    public String endpoint() {
        return endpoint;
    }

    public Schema schema() {
        return schema;
    }

    public List<SchemaExtension> extensions() {
        return extensions;
    }

    /** The same type with more extensions. */
    public ResourceType with(List<SchemaExtension> more) {
        List<SchemaExtension> all = new ArrayList<>(extensions);
        all.addAll(more);
        return new ResourceType(name, endpoint, schema, all, membership == null ? null : membership.name());
    }

    /**
     * Attributes and sub-attributes of tenants whose values are kept where they are looked up: those that no two
     * resources may share, and all texts.
     */
    public List<ResolvedPath> indexed() {
        return indexed;
    }

    /** True if any attribute is of a schema that is enforced, as those of tenants are. */
    public boolean enforced() {
        return enforced;
    }

    /** True if what is stored has parts that are returned only when they are asked for. */
    public boolean hasOnRequest() {
        return onRequest;
    }

    /** True for the attribute whose values live in a table of their own, such as a group's members. */
    public boolean isMembership(AttributeDefinition attribute) {
        return attribute == membership;
    }

    /** The core attribute of that name in any case, or null. */
    public @Nullable ResolvedPath core(String attribute) {
        return core.find(attribute, null);
    }

    /** The canonical URN of an extension of this type, named in any case, or null. */
    public @Nullable String extensionUrn(String urn) {
        return extensionUrns.isEmpty() ? null : extensionUrns.get(urn.toLowerCase(Locale.ROOT));
    }

    /** An attribute of the extension with that canonical URN, or null. */
    public @Nullable ResolvedPath inExtension(String urn, String attribute, @Nullable String sub) {
        AttributeIndex index = extensionIndexes.get(urn);
        return index == null ? null : index.find(attribute, sub);
    }

    /** Finds what a path names, or null. Bare names of extension attributes only where the dialect allows them. */
    public @Nullable ResolvedPath resolve(AttributePath path, Dialect dialect) {
        if (path.urn() != null) {
            return resolveQualified(path.urn(), path);
        }
        ResolvedPath found = core.find(path.name(), path.subAttribute());
        if (found != null || !dialect.allows(Leniency.BARE_EXTENSION_ATTRIBUTES)) {
            return found;
        }
        return core.find(path.name(), null) == null ? resolveBare(path) : null;
    }

    private @Nullable ResolvedPath resolveQualified(String urn, AttributePath path) {
        if (schema.id().equalsIgnoreCase(urn)) {
            return core.find(path.name(), path.subAttribute());
        }
        AttributeIndex index = extensionIndexes.get(urn);
        if (index == null) {
            index = extensionIndexes.get(urn.toLowerCase(Locale.ROOT));
        }
        return index == null ? null : index.find(path.name(), path.subAttribute());
    }

    private @Nullable ResolvedPath resolveBare(AttributePath path) {
        for (SchemaExtension extension : extensions) {
            ResolvedPath found = inExtension(extension.schema().id(), path.name(), path.subAttribute());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
