package io.rollcall.gateway.resource.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.ResourceId;
import io.rollcall.gateway.resource.ResourceEvents;
import io.rollcall.gateway.resource.ResourceResult;
import io.rollcall.gateway.resource.ResourceStore;
import io.rollcall.gateway.resource.StoredResource;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.KeyLimits;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.gateway.scim.store.CountSlot;
import io.rollcall.gateway.scim.store.IndexedWrites;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One transaction for each change: lock the row, write it with its unique values, tell of it. */
@ApplicationScoped
public class PostgresResourceStore implements ResourceStore {
    private final TenantSql sql;
    private final Outbox outbox;
    private final Clock clock;
    private final ResourceQueries queries;

    public PostgresResourceStore(TenantSql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
        this.queries = new ResourceQueries(sql);
    }

    @Override
    public Uni<ResourceResult> create(Caller caller, ResourceType type, ResourceId id, ObjectNode resource) {
        Instant now = now();
        StoredResource stored = new StoredResource(id, 1, ResourceText.of(resource), now, now);
        Tuple row = key(caller, type, id)
                .addString(externalId(resource))
                .addString(stored.resource())
                .addOffsetDateTime(time(now))
                .addShort(CountSlot.any());
        return refusing(sql.inTransaction(
                caller.tenant(),
                tx -> tx.preparedQuery(ResourceSql.INSERT)
                        .execute(row)
                        .flatMap(done -> unique(tx, caller, type, id, List.of(), IndexedValue.of(resource, type)))
                        .flatMap(done -> outbox.append(tx, new ResourceEvents(caller, type).created(stored, resource)))
                        .replaceWith(new ResourceResult.Stored(stored))));
    }

    @Override
    public Uni<ResourceResult> change(
            Caller caller,
            ResourceType type,
            ResourceId id,
            Precondition ifMatch,
            Function<ObjectNode, PatchResult> next) {
        return refusing(sql.inTransaction(
                caller.tenant(),
                tx -> locked(tx, caller, type, id, ifMatch, stored -> {
                    ObjectNode current = ScimJson.standard().readObject(stored.resource());
                    PatchResult change = next.apply(current);
                    return change.changed()
                            ? write(tx, caller, type, stored, current, change)
                            : Uni.createFrom().item(new ResourceResult.Stored(stored));
                })));
    }

    private Uni<ResourceResult> write(
            SqlConnection tx,
            Caller caller,
            ResourceType type,
            StoredResource before,
            ObjectNode current,
            PatchResult change) {
        ObjectNode resource = change.resource();
        StoredResource stored = new StoredResource(
                before.id(), before.version() + 1, ResourceText.of(resource), before.createdAt(), now());
        Tuple row = key(caller, type, before.id())
                .addLong(stored.version())
                .addString(externalId(resource))
                .addString(stored.resource())
                .addOffsetDateTime(time(stored.lastModified()));
        return tx.preparedQuery(ResourceSql.UPDATE)
                .execute(row)
                .flatMap(done -> unique(
                        tx, caller, type, before.id(), IndexedValue.of(current, type), IndexedValue.of(resource, type)))
                .flatMap(done -> outbox.append(tx, new ResourceEvents(caller, type).updated(stored, change)))
                .replaceWith(new ResourceResult.Stored(stored));
    }

    @Override
    public Uni<ResourceResult> delete(Caller caller, ResourceType type, ResourceId id, Precondition ifMatch) {
        return sql.inTransaction(
                caller.tenant(),
                tx -> locked(tx, caller, type, id, ifMatch, stored -> {
                    ObjectNode last = ScimJson.standard().readObject(stored.resource());
                    return tx.preparedQuery(ResourceSql.DELETE)
                            .execute(key(caller, type, id).addShort(CountSlot.any()))
                            .flatMap(done -> unique(tx, caller, type, id, IndexedValue.of(last, type), List.of()))
                            .flatMap(done ->
                                    outbox.append(tx, new ResourceEvents(caller, type).deleted(stored, last, now())))
                            .replaceWith(new ResourceResult.Deleted());
                }));
    }

    private static Uni<ResourceResult> locked(
            SqlConnection tx,
            Caller caller,
            ResourceType type,
            ResourceId id,
            Precondition ifMatch,
            Function<StoredResource, Uni<ResourceResult>> work) {
        return tx.preparedQuery(ResourceSql.LOCK).execute(key(caller, type, id)).flatMap(rows -> {
            List<StoredResource> found = ResourceQueries.resources(rows);
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ResourceResult.Missing());
            }
            return ifMatch.allows(found.getFirst().version())
                    ? work.apply(found.getFirst())
                    : Uni.createFrom().item(new ResourceResult.Stale());
        });
    }

    @Override
    public Uni<Optional<StoredResource>> find(Caller caller, ResourceType type, ResourceId id) {
        return sql.read(
                caller.tenant(),
                connection -> connection
                        .preparedQuery(ResourceSql.FIND)
                        .execute(key(caller, type, id))
                        .map(rows -> ResourceQueries.resources(rows).stream().findFirst()));
    }

    @Override
    public Uni<List<StoredResource>> findAll(Caller caller, ResourceType type, Collection<ResourceId> ids) {
        UUID[] wanted = ids.stream().map(ResourceId::value).toArray(UUID[]::new);
        return sql.read(
                caller.tenant(),
                connection -> connection
                        .preparedQuery(ResourceSql.FIND_ALL)
                        .execute(Tuple.of(caller.directory().value(), type.name())
                                .addArrayOfUUID(wanted))
                        .map(ResourceQueries::resources));
    }

    @Override
    public Uni<Page<StoredResource>> list(Caller caller, ResourceType type, ListQuery query) {
        return queries.list(caller, type, query);
    }

    private static Uni<Void> unique(
            SqlConnection tx,
            Caller caller,
            ResourceType type,
            ResourceId id,
            List<IndexedValue> before,
            List<IndexedValue> after) {
        IndexedWrites unique = new IndexedWrites(tx, caller.directory().value(), type.name());
        unique.move(id.value(), before, after);
        return unique.write();
    }

    /** What a client asked in vain is an answer; the transaction was taken back. */
    private static Uni<ResourceResult> refusing(Uni<ResourceResult> work) {
        return work.onFailure(ScimException.class)
                .recoverWithItem(failure -> new ResourceResult.Refused((ScimException) failure));
    }

    private static Tuple key(Caller caller, ResourceType type, ResourceId id) {
        return Tuple.of(caller.directory().value(), type.name(), id.value());
    }

    private static @Nullable String externalId(ObjectNode resource) {
        JsonNode externalId = resource.get("externalId");
        return externalId == null ? null : KeyLimits.check("externalId", externalId.asText());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL keeps microseconds and clients see milliseconds: keep what both agree on. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
