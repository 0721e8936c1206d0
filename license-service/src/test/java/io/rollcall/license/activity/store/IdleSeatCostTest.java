package io.rollcall.license.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Crowd;
import io.rollcall.testing.RollcallTestResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A page of the reclaim list reads as many seats as it shows, however many people hold one. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class IdleSeatCostTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HOLDERS = 3_000;

    @Inject
    TenantSql sql;

    @Inject
    Crowd crowd;

    private final TenantId tenant = new TenantId("idle-" + UUID.randomUUID());

    @Test
    void a_page_does_not_read_what_everybody_holds() {
        // Given
        UUID pool = UUID.fromString(Api.open(tenant, "full", HOLDERS));
        crowd.isEntitled(tenant, 1, HOLDERS, "full");
        var tomorrow = OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
        var page = Tuple.of(pool, tomorrow, OffsetDateTime.now(ZoneOffset.UTC).minusDays(1), new UUID(0, 0), 50);

        // When
        Cost cost = sql.read(tenant, tx -> cost(tx, page)).await().atMost(PATIENCE);

        // Then
        assertThat(cost.shown()).isEqualTo(50);
        assertThat(cost.read()).isBetween(50L, 200L);
    }

    private record Cost(int shown, long read) {}

    private static Uni<Cost> cost(SqlConnection tx, Tuple page) {
        return rowsRead(tx)
                .flatMap(before -> tx.preparedQuery(PostgresActivity.IDLE)
                        .execute(page)
                        .flatMap(rows -> rowsRead(tx).map(after -> new Cost(rows.size(), after - before))));
    }

    private static Uni<Long> rowsRead(SqlConnection tx) {
        return tx.query("""
                        SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint AS rows
                        FROM pg_stat_xact_user_tables WHERE relname IN ('seat_holding', 'seat', 'person')
                        """).execute().map(rows -> rows.iterator().next().getLong("rows"));
    }
}
