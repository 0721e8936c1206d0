package io.rollcall.kit.drift;

import io.quarkus.arc.All;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what this service knows, so that others can compare it, and corrects it. */
@ApplicationScoped
public class Drift {

    /** One aggregate: its cost is that of reading the rows once. The digests do not depend on the order of rows. */
    private static final String DIGEST = """
            SELECT get_byte(uuid_send(v.id), 15) AS bucket, count(*) AS count,
                   to_hex(bit_xor(('x' || left(md5(concat_ws(' ', v.id, v.version, v.fields)), 16))::bit(64)::bigint))
                       AS digest
            FROM (%s) AS v GROUP BY 1 ORDER BY 1
            """;

    private static final String IN_BUCKETS = """
            SELECT v.id, v.version, v.fields, v.detail FROM (%s) AS v
            WHERE get_byte(uuid_send(v.id), 15) = ANY ($1::integer[])
            ORDER BY v.id
            """;

    private static final String OF_THESE = """
            SELECT v.id, v.version, v.fields, v.detail FROM (%s) AS v WHERE v.id = ANY ($1::uuid[])
            """;

    private final TenantSql sql;
    private final Map<String, String> queries = new TreeMap<>();
    private final List<Repairs> repairs;

    public Drift(TenantSql sql, @All List<DriftViews> views, @All List<Repairs> repairs) {
        this.sql = sql;
        this.repairs = repairs;
        views.forEach(some -> queries.putAll(some.queries()));
    }

    /** The digests of each view; buckets without anything are left out. */
    public Uni<Map<String, List<Bucket>>> digests(TenantId tenant) {
        return sql.read(tenant, tx -> {
            Uni<Map<String, List<Bucket>>> all = Uni.createFrom().item(new LinkedHashMap<>());
            for (var view : queries.entrySet()) {
                all = all.call(digests -> tx.preparedQuery(DIGEST.formatted(view.getValue()))
                        .execute()
                        .invoke(rows -> digests.put(view.getKey(), buckets(rows))));
            }
            return all;
        });
    }

    /** Everything of a view in some of the buckets, in the order of the ids. */
    public Uni<List<Known>> known(TenantId tenant, String view, Collection<Integer> buckets) {
        String query = IN_BUCKETS.formatted(query(view));
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(query)
                        .execute(Tuple.of((Object) buckets.toArray(Integer[]::new)))
                        .map(Drift::things));
    }

    /**
     * Applies, in one transaction, the corrections that are about what is still known here. What has changed since is
     * left alone: news may have put it right.
     *
     * @return the ids of those that were applied
     */
    public Uni<List<UUID>> correct(TenantId tenant, List<Correction> corrections, Cause cause) {
        Repairs own = repairs.stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("This service follows no other."));
        return sql.inTransaction(
                tenant,
                tx -> own.lock(tx, tenant, corrections)
                        .chain(() -> stillTrue(tx, corrections))
                        .call(valid ->
                                valid.isEmpty() ? Uni.createFrom().voidItem() : own.apply(tx, tenant, valid, cause))
                        .map(valid -> valid.stream().map(Correction::id).toList()));
    }

    private Uni<List<Correction>> stillTrue(SqlConnection tx, List<Correction> corrections) {
        UUID[] ids = corrections.stream().map(Correction::id).toArray(UUID[]::new);
        Uni<Map<String, Map<UUID, Known>>> all = Uni.createFrom().item(new HashMap<>());
        for (String view : corrections.stream()
                .flatMap(correction -> correction.views().keySet().stream())
                .distinct()
                .toList()) {
            all = all.call(found -> tx.preparedQuery(OF_THESE.formatted(query(view)))
                    .execute(Tuple.of((Object) ids))
                    .invoke(rows -> found.put(view, byId(things(rows)))));
        }
        return all.map(found -> corrections.stream()
                .filter(correction -> correction.views().entrySet().stream()
                        .allMatch(it -> isStill(
                                it.getValue(),
                                found.getOrDefault(it.getKey(), Map.of()).get(correction.id()))))
                .toList());
    }

    private static boolean isStill(Difference difference, @Nullable Known now) {
        Known then = difference.here();
        return then == null || now == null ? then == now : then.saysTheSameAs(now);
    }

    private String query(String view) {
        String query = queries.get(view);
        if (query == null) {
            throw ProblemException.notFound("This service has no view called " + view + ".");
        }
        return query;
    }

    private static List<Bucket> buckets(RowSet<Row> rows) {
        List<Bucket> buckets = new ArrayList<>(rows.size());
        rows.forEach(row -> buckets.add(new Bucket(row.getInteger(0), row.getLong(1), row.getString(2))));
        return buckets;
    }

    private static List<Known> things(RowSet<Row> rows) {
        List<Known> things = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, String> fields = new HashMap<>();
            row.getJsonObject(2).forEach(field -> fields.put(field.getKey(), Objects.toString(field.getValue())));
            things.add(new Known(row.getUUID(0), row.getLong(1), fields, row.getString(3)));
        }
        return things;
    }

    private static Map<UUID, Known> byId(List<Known> things) {
        Map<UUID, Known> byId = new HashMap<>();
        things.forEach(thing -> byId.put(thing.id(), thing));
        return byId;
    }
}
