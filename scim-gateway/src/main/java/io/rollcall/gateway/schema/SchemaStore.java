package io.rollcall.gateway.schema;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/** Where schemas are kept. A change is checked against all stored resources and committed with what it needs. */
public interface SchemaStore {

    Uni<SchemaRevision> revision(TenantId tenant, DirectoryId directory);

    /** Indexes the stored values of the directory's attributes, unless that has been done. */
    Uni<Void> indexValues(TenantId tenant, DirectoryId directory);

    /** In the order of their URNs. */
    Uni<List<StoredSchema>> list(TenantId tenant, DirectoryId directory);

    /** From the first to the last. */
    Uni<List<SchemaVersion>> versions(TenantId tenant, DirectoryId directory, String urn);

    /**
     * Keeps a new schema, or a new version of one; the same again changes nothing.
     *
     * @param check looks at the definitions that are there, locked; may throw
     */
    Uni<SchemaResult> put(
            TenantId tenant, DirectoryId directory, SchemaDefinition definition, Consumer<List<StoredSchema>> check);

    /** @param check as for {@link #put} */
    Uni<SchemaResult> delete(TenantId tenant, DirectoryId directory, String urn, Consumer<List<StoredSchema>> check);
}
