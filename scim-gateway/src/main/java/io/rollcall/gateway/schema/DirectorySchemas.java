package io.rollcall.gateway.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.scim.schema.InvalidSchemaException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What admins do with the schemas of a directory. */
@ApplicationScoped
public class DirectorySchemas {
    private final SchemaStore store;
    private final SchemaSets sets;

    public DirectorySchemas(SchemaStore store, SchemaSets sets) {
        this.store = store;
        this.sets = sets;
    }

    public Uni<List<StoredSchema>> list(TenantId tenant, DirectoryId directory) {
        return store.list(tenant, directory);
    }

    public Uni<StoredSchema> find(TenantId tenant, DirectoryId directory, String urn) {
        return store.list(tenant, directory).map(schemas -> present(SchemaRules.find(schemas, urn), urn));
    }

    public Uni<List<SchemaVersion>> versions(TenantId tenant, DirectoryId directory, String urn) {
        return store.versions(tenant, directory, urn).invoke(versions -> {
            if (versions.isEmpty()) {
                throw missing(urn);
            }
        });
    }

    /**
     * Defines a schema or a new version of it.
     *
     * @return fails with 400 for what is wrong with it, 409 for what does not go together with it
     */
    public Uni<SchemaResult.Stored> put(TenantId tenant, DirectoryId directory, SchemaDefinition definition) {
        return store.put(tenant, directory, definition, present -> SchemaRules.check(definition, present))
                .invoke(done -> sets.forget(directory))
                .map(result -> switch (result) {
                    case SchemaResult.NoDirectory none -> throw noDirectory(directory);
                    case SchemaResult.Stored stored -> stored;
                    case SchemaResult.Unfit(List<String> problems) -> throw unfit(problems);
                    case SchemaResult.Missing missing ->
                        throw missing(definition.schema().id());
                    case SchemaResult.Deleted deleted -> throw new IllegalStateException("deleted instead of stored");
                });
    }

    /** @return fails with 409 while resources have values of it */
    public Uni<Void> delete(TenantId tenant, DirectoryId directory, String urn) {
        return store.delete(tenant, directory, urn, present -> SchemaRules.checkDelete(urn, present))
                .invoke(done -> sets.forget(directory))
                .map(result -> switch (result) {
                    case SchemaResult.NoDirectory none -> throw noDirectory(directory);
                    case SchemaResult.Deleted deleted -> deleted;
                    case SchemaResult.Unfit(List<String> problems) -> throw unfit(problems);
                    case SchemaResult.Missing missing -> throw missing(urn);
                    case SchemaResult.Stored stored -> throw new IllegalStateException("stored instead of deleted");
                })
                .replaceWithVoid();
    }

    /** A definition from what an admin sent. */
    public static SchemaDefinition read(
            String resourceType, @Nullable String endpoint, boolean required, ObjectNode document) {
        try {
            return SchemaDefinition.of(resourceType, endpoint, required, document);
        } catch (InvalidSchemaException e) {
            throw new ProblemException(
                    400,
                    "invalid-schema",
                    "The schema is not valid",
                    e.problems().size() + " problem(s), each with its place in the schema: "
                            + String.join(" ", e.problems()),
                    Map.of("problems", e.problems()));
        }
    }

    private static StoredSchema present(@Nullable StoredSchema schema, String urn) {
        if (schema == null) {
            throw missing(urn);
        }
        return schema;
    }

    private static ProblemException missing(String urn) {
        return ProblemException.notFound("The directory has no schema " + urn + " of its own.");
    }

    private static ProblemException noDirectory(DirectoryId directory) {
        return ProblemException.notFound("The tenant has no directory " + directory + ".");
    }

    private static ProblemException unfit(List<String> problems) {
        return new ProblemException(
                409,
                "schema-breaks-resources",
                "Stored resources do not fit the schema",
                String.join(" ", problems),
                Map.of("problems", problems));
    }
}
