package io.rollcall.gateway.schema.store;

import io.rollcall.gateway.schema.SchemaDefinition;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.store.Scopes;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.SchemaHazard;
import io.rollcall.scim.schema.Uniqueness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the resources that a schema is about. Names are those of the schema, which were checked when it was read. */
final class StoredResources {
    private final SqlConnection tx;
    private final UUID directory;
    private final SchemaDefinition definition;

    StoredResources(SqlConnection tx, UUID directory, SchemaDefinition definition) {
        this.tx = tx;
        this.directory = directory;
        this.definition = definition;
    }

    /** How many have, or lack, what the new version asks for. */
    Uni<Long> against(SchemaHazard hazard) {
        return switch (hazard) {
            case SchemaHazard.NoValues(ResolvedPath path, String because) -> having(values(path));
            case SchemaHazard.Everywhere(ResolvedPath path) -> having(lacking(path));
            case SchemaHazard.Canonical(ResolvedPath path) -> outside(path);
        };
    }

    /** How many have anything of the extension; of a type, how many there are. */
    Uni<Long> using() {
        String urn = definition.container();
        return urn == null ? count("true", Tuple.of(directory)) : having("$.\"" + urn + "\"");
    }

    /** How many lack the extension. */
    Uni<Long> without() {
        return count(
                "NOT jsonb_path_exists(r.resource, $2::text::jsonpath)",
                Tuple.of(directory, "$.\"" + definition.schema().id() + "\""));
    }

    /** Indexes the present values. @return how many cannot be unique, if they have to be */
    Uni<Long> take(ResolvedPath path) {
        boolean exact = path.leaf().caseExact();
        String key = exact ? "(v.x #>> '{}')" : "fold_case(v.x #>> '{}')";
        Uniqueness uniqueness = path.leaf().uniqueness();
        Tuple row = Tuple.of(directory, attribute(path), values(path));
        return tx.preparedQuery(SchemaSql.TAKE.formatted(key, from("true"), Scopes.of(uniqueness, "w.id")))
                .execute(row)
                .map(rows -> uniqueness == Uniqueness.NONE
                        ? 0
                        : rows.iterator().next().getLong(0));
    }

    Uni<Void> free(ResolvedPath path) {
        return tx.preparedQuery(
                        SchemaSql.FREE.formatted(Scopes.within(path.leaf().uniqueness())))
                .execute(Tuple.of(directory, attribute(path)))
                .replaceWithVoid();
    }

    private String attribute(ResolvedPath path) {
        return IndexedValue.attribute(path, definition.schema().id());
    }

    private Uni<Long> having(String path) {
        return count("jsonb_path_exists(r.resource, $2::text::jsonpath)", Tuple.of(directory, path));
    }

    private Uni<Long> outside(ResolvedPath path) {
        AttributeDefinition leaf = path.leaf();
        String value = leaf.caseExact() ? "(v.x #>> '{}')" : "fold_case(v.x #>> '{}')";
        String[] allowed = leaf.canonicalValues().stream()
                .map(text -> leaf.caseExact() ? text : CaseFolding.fold(text))
                .toArray(String[]::new);
        return count(
                "EXISTS (SELECT FROM jsonb_path_query(r.resource, $2::text::jsonpath) AS v (x) WHERE NOT " + value
                        + " = ANY ($3::text[]))",
                Tuple.of(directory, values(path)).addArrayOfString(allowed));
    }

    private Uni<Long> count(String condition, Tuple parameters) {
        return tx.preparedQuery("SELECT count(*) FROM " + from(condition))
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** A lateral sub-query can follow, so the condition is inside. */
    private String from(String condition) {
        String living = " r WHERE r.tenant_id = current_tenant() AND r.directory_id = $1 AND ";
        String table = switch (definition.resourceType()) {
            case "User" -> "users" + living + "r.deleted_at IS NULL AND ";
            case "Group" -> "groups" + living + "r.deleted_at IS NULL AND ";
            // A name has letters and digits only
            default -> "resources" + living + "r.resource_type = '" + definition.resourceType() + "' AND ";
        };
        return "(SELECT r.id, r.resource FROM " + table + condition + ") r";
    }

    /** All values of the attribute: lax paths step into arrays by themselves. */
    private static String values(ResolvedPath path) {
        AttributeDefinition sub = path.sub();
        return attributePath(path) + (sub == null ? "" : ".\"" + sub.name() + "\"[*]");
    }

    /** Where the attribute is missing from what should have it. */
    private static String lacking(ResolvedPath path) {
        AttributeDefinition sub = path.sub();
        String container = sub == null ? root(path.extension()) : attributePath(path);
        return container + " ? (!exists (@.\"" + path.leaf().name() + "\"))";
    }

    private static String attributePath(ResolvedPath path) {
        return root(path.extension()) + ".\"" + path.attribute().name() + "\"[*]";
    }

    private static String root(@Nullable String extension) {
        return extension == null ? "$" : "$.\"" + extension + "\"";
    }
}
