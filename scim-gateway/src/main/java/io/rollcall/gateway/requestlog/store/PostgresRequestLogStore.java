package io.rollcall.gateway.requestlog.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.requestlog.LoggedRequest;
import io.rollcall.gateway.requestlog.RequestLogStore;
import io.rollcall.gateway.requestlog.RequestQuery;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Through the SQL client: one statement for hundreds of entries. */
@ApplicationScoped
public class PostgresRequestLogStore implements RequestLogStore {
    /** An entry is not worth a disk flush that requests would have to wait for. */
    private static final String NO_FLUSH = "SET LOCAL synchronous_commit = off";

    private final TenantSql sql;
    private final Vertx vertx;

    public PostgresRequestLogStore(TenantSql sql, Vertx vertx) {
        this.sql = sql;
        this.vertx = vertx;
    }

    @Override
    public Uni<Void> append(TenantId tenant, List<LoggedRequest> entries) {
        return vertx.executeBlocking(() -> RequestRows.parameters(entries), false)
                .flatMap(rows -> sql.inTransaction(tenant, tx -> {
                    // Sent together: one round trip.
                    var noFlush = tx.query(NO_FLUSH).execute();
                    var appended = tx.preparedQuery(RequestLogSql.APPEND).execute(rows);
                    return Uni.combine().all().unis(noFlush, appended).discardItems();
                }));
    }

    @Override
    public Uni<Map<UUID, String>> names(TenantId tenant, DirectoryId directory, Collection<UUID> ids) {
        Tuple keys = Tuple.of(directory.value()).addArrayOfUUID(ids.toArray(UUID[]::new));
        return sql.read(tenant, tx -> tx.preparedQuery(RequestLogSql.NAMES).execute(keys))
                .map(rows -> {
                    Map<UUID, String> names = new HashMap<>();
                    rows.forEach(row -> {
                        if (row.getBoolean("living") || !names.containsKey(row.getUUID("id"))) {
                            names.put(row.getUUID("id"), row.getString("name"));
                        }
                    });
                    return names;
                });
    }

    @Override
    public Uni<Part> search(TenantId tenant, DirectoryId directory, RequestQuery query) {
        String statement = query.resource() == null ? RequestLogSql.SEARCH : RequestLogSql.SEARCH_RESOURCE;
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(statement)
                        .execute(parameters(directory, query))
                        .map(rows -> rows.stream().map(RequestRows::head).toList())
                        .flatMap(found -> part(tx, directory, query, found)));
    }

    private static Uni<Part> part(
            SqlConnection tx, DirectoryId directory, RequestQuery query, List<LoggedRequest> found) {
        if (found.size() >= query.limit()) {
            return Uni.createFrom().item(new Part(found, found.getLast().id()));
        }
        if (query.resource() != null) {
            return Uni.createFrom().item(new Part(found, null));
        }
        Tuple range = Tuple.of(directory.value(), query.upperBound(), query.lowerBound());
        return tx.preparedQuery(RequestLogSql.WINDOW_END)
                .execute(range)
                .map(rows -> new Part(
                        found,
                        rows.stream().findFirst().map(row -> row.getUUID(0)).orElse(null)));
    }

    @Override
    public Uni<Optional<LoggedRequest>> find(TenantId tenant, DirectoryId directory, UUID id) {
        return sql.read(tenant, tx -> tx.preparedQuery(RequestLogSql.FIND).execute(Tuple.of(directory.value(), id)))
                .map(rows -> rows.stream().findFirst().map(RequestRows::whole));
    }

    @Override
    public Uni<List<UUID>> after(TenantId tenant, DirectoryId directory, UUID id, int limit) {
        return sql.read(
                        tenant,
                        tx -> tx.preparedQuery(RequestLogSql.AFTER).execute(Tuple.of(directory.value(), id, limit)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    @Override
    public Uni<List<LoggedRequest>> find(TenantId tenant, DirectoryId directory, List<UUID> ids) {
        Tuple keys = Tuple.of(directory.value()).addArrayOfUUID(ids.toArray(UUID[]::new));
        return sql.read(tenant, tx -> tx.preparedQuery(RequestLogSql.FIND_ALL).execute(keys))
                .map(rows -> rows.stream().map(RequestRows::head).toList());
    }

    private static Tuple parameters(DirectoryId directory, RequestQuery query) {
        Tuple row = Tuple.of(directory.value(), query.upperBound(), query.lowerBound())
                .addShort(status(query.statusFrom()))
                .addShort(status(query.statusTo()))
                .addString(query.method())
                .addString(query.text() == null ? null : query.text().toLowerCase(Locale.ROOT))
                .addInteger(query.limit());
        return query.resource() == null ? row : row.addUUID(query.resource());
    }

    private static @Nullable Short status(@Nullable Integer status) {
        return status == null ? null : status.shortValue();
    }
}
