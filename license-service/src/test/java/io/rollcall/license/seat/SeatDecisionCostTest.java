package io.rollcall.license.seat;

import static java.util.stream.Collectors.toMap;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a decision reads depends on the people whom it is about, and not on how many hold a seat or wait for one. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatDecisionCostTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PEOPLE = 3_000;

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Test
    void a_decision_about_few_people_does_not_read_what_everybody_holds() {
        // Given
        var tenant = new TenantId("cost");
        Api.open(tenant, "full", 2 * PEOPLE);
        read(tenant, facts(tenant, 0, PEOPLE, 1, Set.of(new SeatTypeKey("full"))));
        List<Fact> leavers = facts(tenant, 0, 20, 2, Set.of());

        // When
        Map<String, Long> rows = read(tenant, leavers);

        // Then
        assertThat(rows.get("seat_holding")).isBetween(20L, 200L);
        assertThat(rows.values()).allSatisfy(read -> assertThat(read).isLessThan(200));
    }

    @Test
    void a_promotion_does_not_read_who_else_waits() {
        // Given
        var tenant = new TenantId("cost-of-promotion");
        Api.open(tenant, "full", 200);
        read(tenant, facts(tenant, 0, PEOPLE, 1, Set.of(new SeatTypeKey("full"))));
        List<Fact> leavers = facts(tenant, 0, 20, 2, Set.of());

        // When
        Map<String, Long> rows = read(tenant, leavers);

        // Then
        assertThat(rows.get("seat")).isBetween(20L, 200L);
        assertThat(rows.values()).allSatisfy(read -> assertThat(read).isLessThan(200));
    }

    /** Rows that a decision reads, by table. A connection counts those of what it did just before as well. */
    private Map<String, Long> read(TenantId tenant, List<Fact> facts) {
        return sql.inTransaction(
                        tenant,
                        tx -> rowsRead(tx)
                                .flatMap(before -> desk.hear(tx, tenant, facts)
                                        .chain(() -> rowsRead(tx))
                                        .map(after -> difference(before, after))))
                .await()
                .atMost(PATIENCE);
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> it.getValue() - before.getOrDefault(it.getKey(), 0L)));
    }

    private static Uni<Map<String, Long>> rowsRead(SqlConnection tx) {
        return tx.query("""
                        SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows
                        FROM pg_stat_xact_user_tables
                        """)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(toMap(row -> row.getString("relname"), row -> row.getLong("rows"))));
    }

    private static List<Fact> facts(TenantId tenant, int from, int until, long version, Set<SeatTypeKey> types) {
        return IntStream.range(from, until)
                .mapToObj(number -> new Someone(tenant, number))
                .map(person ->
                        new Fact(person.id(), new EntitlementView(version, 0, true, types), person.time(), "entitled"))
                .toList();
    }
}
