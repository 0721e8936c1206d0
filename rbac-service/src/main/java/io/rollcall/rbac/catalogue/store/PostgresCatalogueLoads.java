package io.rollcall.rbac.catalogue.store;

import io.rollcall.rbac.catalogue.history.CatalogueLoad;
import io.rollcall.rbac.catalogue.history.CatalogueLoads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Loads in PostgreSQL: of the vendor, so under a name that no tenant has. */
@ApplicationScoped
class PostgresCatalogueLoads implements CatalogueLoads {

    private static final String VENDOR = "SET LOCAL rollcall.tenant = '*'";
    /** Instances start at the same time. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('catalogue', 0))";

    private static final String ADD = """
            INSERT INTO catalogue_load (tenant_id, id, version, loaded_at, keys)
            SELECT '*', $1, $2, $3, $4
            WHERE $2 IS DISTINCT FROM (SELECT version FROM catalogue_load ORDER BY id DESC LIMIT 1)
            """;
    private static final String LATEST = """
            SELECT id, version, loaded_at, keys FROM catalogue_load ORDER BY id DESC LIMIT $1
            """;

    private final Pool pool;

    PostgresCatalogueLoads(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<CatalogueLoad>> add(CatalogueLoad load) {
        return pool.withTransaction(tx -> tx.query(VENDOR)
                .execute()
                .chain(() -> tx.query(LOCK).execute())
                .chain(() -> tx.preparedQuery(ADD)
                        .execute(Tuple.of(
                                load.id(),
                                load.version(),
                                load.loadedAt().atOffset(ZoneOffset.UTC),
                                load.keys().toArray(String[]::new))))
                .chain(() -> latest(tx, 2)));
    }

    @Override
    public Uni<List<CatalogueLoad>> latest(int limit) {
        return pool.withTransaction(tx -> tx.query(VENDOR).execute().chain(() -> latest(tx, limit)));
    }

    private static Uni<List<CatalogueLoad>> latest(SqlConnection tx, int limit) {
        return tx.preparedQuery(LATEST).execute(Tuple.of(limit)).map(rows -> {
            List<CatalogueLoad> loads = new ArrayList<>();
            rows.forEach(row -> loads.add(new CatalogueLoad(
                    row.getUUID("id"),
                    row.getString("version"),
                    row.getOffsetDateTime("loaded_at").toInstant(),
                    Set.of(row.getArrayOfStrings("keys")))));
            return loads;
        });
    }
}
