package io.rollcall.license.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Cause;
import io.rollcall.events.PoolChanged;
import io.rollcall.events.PoolEvent;
import io.rollcall.events.PoolExhausted;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.PoolSeatsRequested;
import io.rollcall.events.PoolThresholdReached;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 22: what is told of a pool that runs full. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class PoolAlertTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Test
    void a_pool_that_fills_tells_each_level_once_and_again_after_it_was_below() {
        // Given
        var tenant = new TenantId("alerts-fill");
        Api.open(tenant, "full", 10);

        // When
        IntStream.rangeClosed(1, 10).forEach(number -> entitled(tenant, number, 1, "full"));
        entitled(tenant, 1, 2);
        entitled(tenant, 1, 3, "full");
        IntStream.rangeClosed(2, 4).forEach(number -> entitled(tenant, number, 2));
        IntStream.rangeClosed(2, 3).forEach(number -> entitled(tenant, number, 3, "full"));

        // Then
        List<PoolEvent> told = told(tenant, 7);
        assertThat(told)
                .extracting(
                        PoolAlertTest::what,
                        PoolEvent::version,
                        event -> event.pool().allocated())
                .containsExactly(
                        tuple("changed", 1L, 0),
                        tuple("80 %", 2L, 8),
                        tuple("90 %", 3L, 9),
                        tuple("exhausted", 4L, 10),
                        tuple("exhausted", 5L, 10),
                        tuple("80 %", 6L, 8),
                        tuple("90 %", 7L, 9));
        assertThat(told.get(1).cause()).isEqualTo(Cause.ofEvent(SeatDesk.SERVICE, "entitled"));
    }

    @Test
    void buying_more_ends_the_alert_and_giving_up_seats_raises_it() {
        // Given
        var tenant = new TenantId("alerts-contract");
        String pool = Api.open(tenant, "full", 2);
        entitled(tenant, 1, 1, "full");
        entitled(tenant, 2, 1, "full");

        // When
        purchased(tenant, pool, 10);
        purchased(tenant, pool, 2);

        // Then
        assertThat(told(tenant, 9))
                .extracting(PoolAlertTest::what, event -> event.pool().purchased())
                .containsExactly(
                        tuple("changed", 2),
                        tuple("80 %", 2),
                        tuple("90 %", 2),
                        tuple("exhausted", 2),
                        tuple("changed", 10),
                        tuple("changed", 2),
                        tuple("80 %", 2),
                        tuple("90 %", 2),
                        tuple("exhausted", 2));
    }

    @Test
    void thresholds_are_the_vendors_and_are_told_at_once_when_reached() {
        // Given
        var tenant = new TenantId("alerts-own");
        String pool = Api.open(tenant, "full", 4);
        entitled(tenant, 1, 1, "full");

        // When
        var answer = Api.support().body("{\"percent\":[75,25,25]}").put(Api.pools(tenant) + "/" + pool + "/thresholds");

        // Then
        answer.then().statusCode(200).body("thresholds", contains(25, 75));
        assertThat(told(tenant, 3)).extracting(PoolAlertTest::what).containsExactly("changed", "changed", "25 %");
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        // Given
        var tenant = new TenantId("alerts-same");
        String pool = Api.pools(tenant) + "/" + Api.open(tenant, "full", 4);
        Api.support()
                .body("{\"percent\":[25]}")
                .put(pool + "/thresholds")
                .then()
                .statusCode(200);

        // When
        var thresholds = Api.support().body("{\"percent\":[25]}").put(pool + "/thresholds");
        var policy = Api.support().body("{\"policy\":\"BLOCK\"}").put(pool + "/policy");

        // Then
        thresholds.then().statusCode(200).body("thresholds", contains(25));
        policy.then().statusCode(200);
        assertThat(told(tenant, 2)).extracting(PoolAlertTest::what).containsExactly("changed", "changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"percent\":[0]}",
                "{\"percent\":[100]}",
                "{\"percent\":[null]}",
                "{\"percent\":[1,2,3,4,5,6,7,8,9,10,11]}",
            })
    void a_level_that_is_none_is_a_problem(String body) {
        // When
        var answer = Api.support()
                .body(body)
                .put("/api/v1/tenants/alerts-misfit/seat-pools/0199a000-0000-7000-8000-000000000000/thresholds");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void a_tenant_can_ask_for_more_seats() {
        // Given
        var tenant = new TenantId("alerts-requested");
        String pool = Api.open(tenant, "full", 3);

        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"seats\":4,\"note\":\"Four start in May.\"}")
                .post(Api.pools(tenant) + "/" + pool + "/seat-requests");

        // Then
        answer.then().statusCode(202);
        assertThat(told(tenant, 2))
                .extracting(PoolAlertTest::what)
                .containsExactly("changed", "4 requested: Four start in May.");
        assertThat(Api.pool(tenant, pool).getInt("purchased")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"seats\":0}", "{\"seats\":1000001}", "{\"seats\":1,\"note\":\"\\u0000\"}"})
    void a_request_for_seats_that_is_none_is_a_problem(String body) {
        // When
        var answer = Api.support()
                .body(body)
                .post("/api/v1/tenants/alerts-misfit/seat-pools/0199a000-0000-7000-8000-000000000000/seat-requests");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    private static String what(PoolEvent event) {
        return switch (event) {
            case PoolChanged changed -> "changed";
            case PoolThresholdReached reached -> reached.percent() + " %";
            case PoolExhausted exhausted -> "exhausted";
            case PoolGraceEnded ended -> "grace ended";
            case PoolSeatsRequested requested -> requested.seats() + " requested: " + requested.note();
        };
    }

    /** Exactly so many, as the pool counts them. */
    private static List<PoolEvent> told(TenantId tenant, int count) {
        assertThat(Database.app(tenant).query("SELECT event_version FROM seat_pool"))
                .containsExactly(Integer.toString(count));
        try (var probe = TestTopics.fromBeginning(Topic.POOL_EVENTS)) {
            return probe.awaitCount(count, event -> event.tenant().equals(tenant.value()), PATIENCE).stream()
                    .map(event -> (PoolEvent) TestTopics.read(event))
                    .toList();
        }
    }

    private static void purchased(TenantId tenant, String pool, int quantity) {
        Api.support()
                .body("{\"purchased\":" + quantity + "}")
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);
    }

    private void entitled(TenantId tenant, int number, long version, String... types) {
        var person = new Someone(tenant, number);
        Set<SeatTypeKey> seats =
                Set.copyOf(List.of(types).stream().map(SeatTypeKey::new).toList());
        var fact = new Fact(person.id(), new EntitlementView(version, 1, true, seats), person.time(), "entitled");
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, List.of(fact)))
                .await()
                .atMost(PATIENCE);
    }
}
