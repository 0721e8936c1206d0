package io.rollcall.license.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a decision reads depends on the people whom it is about, and not on how many hold a seat. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatDecisionCostTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HOLDERS = 3_000;

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Test
    void a_decision_about_few_people_does_not_read_what_everybody_holds() {
        // Given
        var tenant = new TenantId("cost");
        Api.open(tenant, "full", 2 * HOLDERS);
        read(tenant, facts(tenant, 0, HOLDERS, 1, Set.of(new SeatTypeKey("full"))));
        List<Fact> leavers = facts(tenant, 0, 20, 2, Set.of());

        // When
        long rows = read(tenant, leavers);

        // Then
        assertThat(rows).isBetween(20L, 200L);
    }

    /** Rows of {@code seat_holding} that a decision reads. */
    private long read(TenantId tenant, List<Fact> facts) {
        return sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts).chain(() -> rowsRead(tx)))
                .await()
                .atMost(PATIENCE);
    }

    private static Uni<Long> rowsRead(SqlConnection tx) {
        return tx.query("""
                        SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows
                        FROM pg_stat_xact_user_tables WHERE relname = 'seat_holding'
                        """).execute().map(rows -> rows.iterator().next().getLong("rows"));
    }

    private static List<Fact> facts(TenantId tenant, int from, int until, long version, Set<SeatTypeKey> types) {
        return IntStream.range(from, until)
                .mapToObj(number -> new Someone(tenant, number))
                .map(person ->
                        new Fact(person.id(), new EntitlementView(version, 0, true, types), person.time(), "entitled"))
                .toList();
    }
}
