package io.rollcall.gateway.schema;

import io.rollcall.kit.http.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a definition goes together with the others of its directory. */
final class SchemaRules {
    private static final int MOST = 50;
    private static final Set<String> STANDARD = Set.of("User", "Group");
    private static final Set<String> NAMES = Set.of(
            "user", "group", "role", "entitlement", "license", "schema", "resourcetype", "serviceproviderconfig");
    private static final Set<String> ENDPOINTS = Set.of(
            "/users",
            "/groups",
            "/roles",
            "/entitlements",
            "/licenses",
            "/me",
            "/bulk",
            "/oauth2",
            "/schemas",
            "/resourcetypes",
            "/serviceproviderconfig");

    private SchemaRules() {}

    static void check(SchemaDefinition definition, List<StoredSchema> present) {
        StoredSchema before = find(present, definition.schema().id());
        if (before != null) {
            checkSame(definition, before.definition());
        } else if (present.size() >= MOST) {
            throw conflict("A directory can have " + MOST + " schemas. Delete one that is not used.");
        }
        if (definition.extension()) {
            checkTarget(definition, present);
        } else {
            checkType(definition, present);
        }
    }

    static void checkDelete(String urn, List<StoredSchema> present) {
        StoredSchema schema = find(present, urn);
        if (schema == null || schema.definition().extension()) {
            return;
        }
        for (StoredSchema other : present) {
            if (other.definition().extension()
                    && other.definition()
                            .resourceType()
                            .equals(schema.definition().resourceType())) {
                throw conflict("The schema " + other.definition().schema().id() + " extends "
                        + schema.definition().resourceType() + ". Delete it first.");
            }
        }
    }

    static @Nullable StoredSchema find(List<StoredSchema> schemas, String urn) {
        for (StoredSchema schema : schemas) {
            if (schema.definition().schema().id().equalsIgnoreCase(urn)) {
                return schema;
            }
        }
        return null;
    }

    private static void checkSame(SchemaDefinition definition, SchemaDefinition before) {
        boolean same = definition.resourceType().equals(before.resourceType())
                && Objects.equals(definition.endpoint(), before.endpoint())
                && definition.schema().id().equals(before.schema().id());
        if (!same) {
            throw conflict("The schema is there already, for " + before.resourceType()
                    + (before.endpoint() == null ? "" : " at " + before.endpoint())
                    + " and with the URN " + before.schema().id()
                    + ". These cannot be changed: delete the schema and define it again, or take another URN.");
        }
    }

    private static void checkTarget(SchemaDefinition definition, List<StoredSchema> present) {
        boolean known = STANDARD.contains(definition.resourceType());
        for (StoredSchema other : present) {
            known |= !other.definition().extension()
                    && other.definition().resourceType().equals(definition.resourceType());
        }
        if (!known) {
            throw ProblemException.badRequest("resourceType: there is no type '" + definition.resourceType()
                    + "' to extend. Take User, Group or a type of the directory's own; to define a type, give its"
                    + " endpoint too.");
        }
    }

    private static void checkType(SchemaDefinition definition, List<StoredSchema> present) {
        String name = definition.resourceType();
        String endpoint = Objects.requireNonNull(definition.endpoint());
        if (!isName(name) || NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            throw ProblemException.badRequest("resourceType: '" + name
                    + "' cannot be the name of a type of one's own: it has letters and digits only, starts with a"
                    + " letter, and is no name of the standard.");
        }
        boolean path = endpoint.startsWith("/") && isName(endpoint.substring(1));
        if (!path || ENDPOINTS.contains(endpoint.toLowerCase(Locale.ROOT))) {
            throw ProblemException.badRequest("endpoint: '" + endpoint
                    + "' cannot be used. Take a path such as /Devices that the standard does not use.");
        }
        if (definition.required()) {
            throw ProblemException.badRequest("required: the schema of a type is always required. Leave it out.");
        }
        for (StoredSchema stored : present) {
            SchemaDefinition other = stored.definition();
            boolean taken = other.endpoint() != null
                    && (other.endpoint().equalsIgnoreCase(endpoint)
                            || other.resourceType().equalsIgnoreCase(name));
            if (taken
                    && !other.schema().id().equalsIgnoreCase(definition.schema().id())) {
                throw conflict("The type " + other.resourceType() + " at " + other.endpoint()
                        + " is there already. Take another name and endpoint.");
            }
        }
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 60;
    }

    private static ProblemException conflict(String detail) {
        return ProblemException.conflict("schema-conflict", "The schema does not go together with the others", detail);
    }
}
