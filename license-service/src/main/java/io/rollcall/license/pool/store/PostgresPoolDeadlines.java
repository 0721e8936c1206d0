package io.rollcall.license.pool.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.license.pool.PoolDeadlines;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks a function of the database, the only thing here that sees more than one tenant. */
@ApplicationScoped
class PostgresPoolDeadlines implements PoolDeadlines {

    private static final String DUE = """
            SELECT tenant_id, id FROM seat_pools_due($1)
            """;

    private final Pool pool;

    PostgresPoolDeadlines(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Due>> due(Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(new TenantId(row.getString("tenant_id")), new PoolId(row.getUUID("id"))))
                        .toList());
    }
}
