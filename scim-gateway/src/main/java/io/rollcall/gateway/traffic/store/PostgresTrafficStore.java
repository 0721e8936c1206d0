package io.rollcall.gateway.traffic.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.traffic.TrafficSettings;
import io.rollcall.gateway.traffic.TrafficStore;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** A row for a directory that differs from the defaults. */
@ApplicationScoped
public class PostgresTrafficStore implements TrafficStore {
    private static final String FIND =
            "SELECT requests_per_second, log_bodies FROM directory_traffic WHERE directory_id = $1";

    private static final String SAVE = """
            INSERT INTO directory_traffic (tenant_id, directory_id, requests_per_second, log_bodies)
            VALUES (current_tenant(), $1, $2, $3)
            ON CONFLICT (directory_id) DO UPDATE
            SET requests_per_second = excluded.requests_per_second, log_bodies = excluded.log_bodies
            """;

    private final TenantSql sql;

    public PostgresTrafficStore(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<TrafficSettings> find(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, tx -> tx.preparedQuery(FIND).execute(Tuple.of(directory.value())))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new TrafficSettings(row.getInteger(0), row.getBoolean(1)))
                        .orElse(TrafficSettings.DEFAULT));
    }

    @Override
    public Uni<Void> save(TenantId tenant, DirectoryId directory, TrafficSettings settings) {
        Tuple row = Tuple.of(directory.value(), settings.requestsPerSecond(), settings.logBodies());
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(SAVE).execute(row).replaceWithVoid());
    }
}
