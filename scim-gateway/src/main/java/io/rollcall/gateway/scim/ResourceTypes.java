package io.rollcall.gateway.scim;

import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.SchemaExtension;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of resources that a directory has: those of the standard with the directory's extensions, and its own.
 *
 * @param own types that the tenant defined
 * @param knownAccessOnly whether roles and entitlements of users must be among the canonical values
 */
public record ResourceTypes(ResourceType user, ResourceType group, List<ResourceType> own, boolean knownAccessOnly) {
    /** Of a directory without schemas of its own. */
    public static final ResourceTypes STANDARD =
            new ResourceTypes(Schemas.userType(), Schemas.groupType(), List.of(), false);

    public ResourceTypes {
        own = List.copyOf(own);
    }

    public List<ResourceType> all() {
        List<ResourceType> all = new ArrayList<>(List.of(user, group));
        all.addAll(own);
        return all;
    }

    /** Whether a tenant has defined it: the names of the standard are taken. */
    public static boolean isOwn(ResourceType type) {
        return !type.name().equals(STANDARD.user.name()) && !type.name().equals(STANDARD.group.name());
    }

    /** The type with that endpoint, such as {@code /Users}, or null. */
    public @Nullable ResourceType at(String path) {
        for (ResourceType type : all()) {
            if (type.endpoint().equals(path)) {
                return type;
            }
        }
        return null;
    }

    /** The tenant's type at that endpoint, such as {@code Devices}, or null. */
    public @Nullable ResourceType ownAt(String endpoint) {
        for (ResourceType type : own) {
            if (type.endpoint().length() == endpoint.length() + 1
                    && type.endpoint().endsWith(endpoint)) {
                return type;
            }
        }
        return null;
    }

    /** The schemas of all types and their extensions, each once. */
    public static List<Schema> schemas(List<ResourceType> types) {
        Set<Schema> schemas = new LinkedHashSet<>();
        for (ResourceType type : types) {
            schemas.add(type.schema());
            type.extensions().stream().map(SchemaExtension::schema).forEach(schemas::add);
        }
        return List.copyOf(schemas);
    }
}
