package io.rollcall.provisioning.named.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.named.Honouring;
import io.rollcall.provisioning.named.JudgingAgain;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whose names count, from what other services told of directories, roles and seat pools. */
@ApplicationScoped
public class PostgresHonouring {

    private static final String DIRECTORIES = """
            SELECT id FROM directory WHERE tenant_id = $1 AND honours_roles
            """;

    /** By its key a role is meant also when it is deleted: another one may stand for it. A key comes before a name. */
    private static final String ROLES = """
            SELECT name, role FROM (
                SELECT role AS name, role, 0 AS rank FROM role_state WHERE tenant_id = $1
                UNION ALL SELECT name, role, 1 FROM role_state WHERE tenant_id = $1 AND NOT deleted) AS known
            ORDER BY rank, role
            """;

    private static final String SEATS = """
            SELECT name, seat_type FROM (
                SELECT DISTINCT seat_type AS name, seat_type, 0 AS rank FROM seat_pool WHERE tenant_id = $1
                UNION ALL SELECT string_agg(name, ', ' ORDER BY name), seat_type, 1
                FROM seat_pool WHERE tenant_id = $1 GROUP BY seat_type) AS known
            ORDER BY rank, seat_type
            """;

    private final JudgingAgain judging;

    PostgresHonouring(JudgingAgain judging) {
        this.judging = judging;
    }

    /** One small query in a tenant where nobody is honoured. */
    public Uni<Honouring> inForce(SqlConnection tx, TenantId tenant) {
        Tuple parameters = Tuple.of(tenant.value());
        return tx.preparedQuery(DIRECTORIES).execute(parameters).flatMap(found -> {
            Set<DirectoryId> directories = new HashSet<>();
            found.forEach(row -> directories.add(new DirectoryId(row.getUUID(0))));
            return directories.isEmpty()
                    ? Uni.createFrom().item(Honouring.NOBODY)
                    : Uni.combine()
                            .all()
                            .unis(
                                    tx.preparedQuery(ROLES).execute(parameters),
                                    tx.preparedQuery(SEATS).execute(parameters))
                            .with((roles, seats) -> new Honouring(
                                    directories, byName(roles, RoleKey::new), byName(seats, SeatTypeKey::new)));
        });
    }

    private static <K> Map<String, K> byName(RowSet<Row> rows, Function<String, K> key) {
        Map<String, K> keys = new HashMap<>();
        rows.forEach(row -> keys.putIfAbsent(Honouring.fold(row.getString(0)), key.apply(row.getString(1))));
        return keys;
    }

    /** Has everybody judged again if news make names count, or mean something, that did not. */
    public Uni<Void> around(SqlConnection tx, TenantId tenant, Supplier<Uni<Void>> news) {
        return inForce(tx, tenant)
                .flatMap(before -> news.get()
                        .chain(() -> inForce(tx, tenant))
                        .flatMap(after ->
                                after.equals(before) ? Uni.createFrom().voidItem() : judging.ofEverybody(tx, tenant)));
    }
}
