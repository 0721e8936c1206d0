package io.rollcall.provisioning.tenant.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.tenant.Tenant;
import io.rollcall.provisioning.tenant.Tenants;
import io.rollcall.provisioning.vendor.store.VendorSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tenants in PostgreSQL. */
@ApplicationScoped
class PostgresTenants implements Tenants {

    private static final String PUT = """
            INSERT INTO tenant AS t (tenant_id, name, version, created_at, updated_at)
            VALUES ($1, $2, 1, $3, $3)
            ON CONFLICT (tenant_id) DO UPDATE
                SET name = excluded.name, version = t.version + 1, updated_at = excluded.updated_at
                WHERE t.name <> excluded.name
            RETURNING *
            """;

    private static final String FIND = """
            SELECT * FROM tenant WHERE tenant_id = $1
            """;

    private static final String LIST = """
            SELECT * FROM tenant WHERE tenant_id > $1 ORDER BY tenant_id LIMIT $2
            """;

    private final TenantSql sql;
    private final VendorSql vendor;
    private final Outbox outbox;
    private final Clock clock;

    PostgresTenants(TenantSql sql, VendorSql vendor, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.vendor = vendor;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Tenant> put(TenantId id, String name) {
        Tuple parameters = Tuple.of(id.value(), name, clock.instant().atOffset(ZoneOffset.UTC));
        return sql.inTransaction(
                id,
                tx -> tx.preparedQuery(PUT)
                        .execute(parameters)
                        .flatMap(
                                written -> written.size() == 0 ? unchanged(tx, id) : told(tx, tenant(first(written)))));
    }

    private Uni<Tenant> told(SqlConnection tx, Tenant tenant) {
        return outbox.append(tx, tenant.toEvent()).replaceWith(tenant);
    }

    private static Uni<Tenant> unchanged(SqlConnection tx, TenantId id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> tenant(first(rows)));
    }

    @Override
    public Uni<Optional<Tenant>> find(TenantId id) {
        return sql.read(id, tx -> tx.preparedQuery(FIND).execute(Tuple.of(id.value())))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(tenant(first(rows))));
    }

    @Override
    public Uni<List<Tenant>> list(@Nullable TenantId after, int limit) {
        Tuple parameters = Tuple.of(after == null ? "" : after.value(), limit);
        return vendor.read(tx -> tx.preparedQuery(LIST).execute(parameters)).map(rows -> {
            List<Tenant> tenants = new ArrayList<>();
            rows.forEach(row -> tenants.add(tenant(row)));
            return tenants;
        });
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    private static Tenant tenant(Row row) {
        return new Tenant(
                new TenantId(row.getString("tenant_id")),
                row.getString("name"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
