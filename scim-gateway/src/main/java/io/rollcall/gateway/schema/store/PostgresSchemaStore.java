package io.rollcall.gateway.schema.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessMode;
import io.rollcall.gateway.schema.SchemaDefinition;
import io.rollcall.gateway.schema.SchemaResult;
import io.rollcall.gateway.schema.SchemaRevision;
import io.rollcall.gateway.schema.SchemaStore;
import io.rollcall.gateway.schema.SchemaVersion;
import io.rollcall.gateway.schema.StoredSchema;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.json.ScimJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schemas through the reactive client: a change is checked and written in one transaction that holds the directory. */
@ApplicationScoped
public class PostgresSchemaStore implements SchemaStore {
    private final TenantSql sql;
    private final Clock clock;

    public PostgresSchemaStore(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Uni<SchemaRevision> revision(TenantId tenant, DirectoryId directory) {
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(SchemaSql.REVISION)
                        .execute(Tuple.of(directory.value()))
                        .map(rows -> rows.stream()
                                .map(row -> new SchemaRevision(
                                        row.getLong(0), AccessMode.valueOf(row.getString(1)), row.getBoolean(2)))
                                .findFirst()
                                .orElse(SchemaRevision.NONE)));
    }

    @Override
    public Uni<Void> indexValues(TenantId tenant, DirectoryId directory) {
        UUID id = directory.value();
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(SchemaSql.LOCK).execute(Tuple.of(id)).flatMap(rows -> {
                    // Another instance may have done it while this one waited for the lock
                    boolean done = rows.size() == 0 || rows.iterator().next().getBoolean(2);
                    return done ? Uni.createFrom().voidItem() : indexValues(tx, id);
                }));
    }

    private static Uni<Void> indexValues(SqlConnection tx, UUID directory) {
        return list(tx, directory)
                .flatMap(schemas -> {
                    Uni<Void> indexed = Uni.createFrom().voidItem();
                    for (StoredSchema schema : schemas) {
                        SchemaFit fit = new SchemaFit(
                                new StoredResources(tx, directory, schema.definition()), schema.definition(), null);
                        indexed = indexed.flatMap(done -> fit.indexTexts());
                    }
                    return indexed;
                })
                .flatMap(done -> tx.preparedQuery(SchemaSql.VALUES_INDEXED).execute(Tuple.of(directory)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<StoredSchema>> list(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, connection -> list(connection, directory.value()));
    }

    @Override
    public Uni<List<SchemaVersion>> versions(TenantId tenant, DirectoryId directory, String urn) {
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(SchemaSql.VERSIONS)
                        .execute(Tuple.of(directory.value(), key(urn)))
                        .map(rows ->
                                rows.stream().map(PostgresSchemaStore::version).toList()));
    }

    @Override
    public Uni<SchemaResult> put(
            TenantId tenant, DirectoryId directory, SchemaDefinition definition, Consumer<List<StoredSchema>> check) {
        UUID id = directory.value();
        return sql.inTransaction(
                        tenant,
                        tx -> locked(tx, id, present -> {
                            check.accept(present);
                            StoredSchema before =
                                    find(present, definition.schema().id());
                            if (before != null && same(before.definition(), definition)) {
                                return Uni.createFrom().item(new SchemaResult.Stored(before, false));
                            }
                            SchemaFit fit = new SchemaFit(
                                    new StoredResources(tx, id, definition),
                                    definition,
                                    before == null ? null : before.definition());
                            return fit.problems()
                                    .flatMap(problems -> problems.isEmpty()
                                            ? write(tx, id, definition, before == null)
                                            : Uni.createFrom().failure(new UnfitException(problems)));
                        }))
                .onFailure(UnfitException.class)
                .recoverWithItem(unfit -> new SchemaResult.Unfit(((UnfitException) unfit).problems));
    }

    @Override
    public Uni<SchemaResult> delete(
            TenantId tenant, DirectoryId directory, String urn, Consumer<List<StoredSchema>> check) {
        UUID id = directory.value();
        return sql.inTransaction(
                tenant,
                tx -> locked(tx, id, present -> {
                    StoredSchema schema = find(present, urn);
                    if (schema == null) {
                        return Uni.createFrom().item(new SchemaResult.Missing());
                    }
                    check.accept(present);
                    SchemaDefinition definition = schema.definition();
                    return new StoredResources(tx, id, definition)
                            .using()
                            .flatMap(count -> count == 0
                                    ? remove(tx, id, urn)
                                    : Uni.createFrom().item(inUse(count, definition)));
                }));
    }

    private static Uni<SchemaResult> locked(
            SqlConnection tx, UUID directory, Function<List<StoredSchema>, Uni<SchemaResult>> work) {
        return tx.preparedQuery(SchemaSql.LOCK).execute(Tuple.of(directory)).flatMap(rows -> {
            Uni<SchemaResult> missing = Uni.createFrom().item(new SchemaResult.NoDirectory());
            return rows.size() == 0 ? missing : list(tx, directory).flatMap(present -> work.apply(present));
        });
    }

    private Uni<SchemaResult> write(SqlConnection tx, UUID directory, SchemaDefinition definition, boolean created) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String urn = key(definition.schema().id());
        String document = ScimJson.standard().writeText(definition.document());
        return addVersion(tx, directory, urn, document, now)
                .flatMap(version -> tx.preparedQuery(SchemaSql.PUT)
                        .execute(Tuple.of(directory, urn, version, definition.resourceType())
                                .addString(definition.endpoint())
                                .addBoolean(definition.required())
                                .addString(document)
                                .addOffsetDateTime(time(now)))
                        .map(rows -> new StoredSchema(
                                definition,
                                version,
                                rows.iterator().next().getOffsetDateTime(0).toInstant(),
                                now)))
                .call(stored -> tx.preparedQuery(SchemaSql.BUMP).execute(Tuple.of(directory)))
                .map(stored -> new SchemaResult.Stored(stored, created));
    }

    private Uni<SchemaResult> remove(SqlConnection tx, UUID directory, String urn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return addVersion(tx, directory, key(urn), null, now)
                .flatMap(version -> tx.preparedQuery(SchemaSql.DELETE).execute(Tuple.of(directory, key(urn))))
                .flatMap(done -> tx.preparedQuery(SchemaSql.BUMP).execute(Tuple.of(directory)))
                .replaceWith(new SchemaResult.Deleted());
    }

    private static Uni<Long> addVersion(
            SqlConnection tx, UUID directory, String urn, @Nullable String document, Instant now) {
        return tx.preparedQuery(SchemaSql.ADD_VERSION)
                .execute(Tuple.of(directory, urn).addString(document).addOffsetDateTime(time(now)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static SchemaResult inUse(long count, SchemaDefinition definition) {
        String what = definition.extension()
                ? definition.resourceType() + " resource(s) have values of "
                        + definition.schema().id()
                : definition.resourceType() + " resource(s) exist";
        return new SchemaResult.Unfit(List.of(count + " " + what + ". Remove them first."));
    }

    private static Uni<List<StoredSchema>> list(SqlConnection connection, UUID directory) {
        return connection
                .preparedQuery(SchemaSql.LIST)
                .execute(Tuple.of(directory))
                .map(rows -> rows.stream().map(PostgresSchemaStore::schema).toList());
    }

    private static StoredSchema schema(Row row) {
        SchemaDefinition definition =
                SchemaDefinition.of(row.getString(0), row.getString(1), row.getBoolean(2), document(row.getString(3)));
        return new StoredSchema(
                definition,
                row.getLong(4),
                row.getOffsetDateTime(5).toInstant(),
                row.getOffsetDateTime(6).toInstant());
    }

    private static SchemaVersion version(Row row) {
        String document = row.getString(1);
        return new SchemaVersion(
                row.getLong(0),
                document == null ? null : document(document),
                row.getOffsetDateTime(2).toInstant());
    }

    private static ObjectNode document(String text) {
        return ScimJson.standard().readObject(text);
    }

    private static boolean same(SchemaDefinition one, SchemaDefinition other) {
        return one.required() == other.required() && one.document().equals(other.document());
    }

    private static @Nullable StoredSchema find(List<StoredSchema> schemas, String urn) {
        return schemas.stream()
                .filter(schema -> schema.definition().schema().id().equalsIgnoreCase(urn))
                .findFirst()
                .orElse(null);
    }

    private static String key(String urn) {
        return urn.toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Takes back the unique values that were written before the first that is shared. */
    private static final class UnfitException extends RuntimeException {
        private final List<String> problems;

        UnfitException(List<String> problems) {
            super("stored resources do not fit", null, false, false);
            this.problems = List.copyOf(problems);
        }
    }
}
