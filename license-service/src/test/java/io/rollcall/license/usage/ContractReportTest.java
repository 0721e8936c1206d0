package io.rollcall.license.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ContractReportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Inject
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void seats_bought_in_the_middle_of_a_month_count_from_their_day() {
        // Given
        var tenant = new TenantId("proration");
        at("2026-09-01T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        at("2026-10-16T09:00:00Z");
        record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":4,\"reference\":\"=PO-1\"}");
        at("2026-11-01T00:00:00Z");
        record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":9,\"reference\":\"PO-2\"}");

        // When
        var proration = Api.support().get(path(tenant, pool) + "?from=2026-10-01&until=2026-11-01");

        // Then
        proration
                .then()
                .statusCode(200)
                .body("lines.quantity", contains(10, 4))
                .body("lines.from", contains("2026-10-01", "2026-10-16"))
                .body("lines.days", contains(31, 16))
                .body("lines.share", contains(1.0f, 0.516129f))
                .body("lines.seatDays", contains(310, 64))
                .body("purchasedSeatDays", equalTo(374))
                .body("overageSeatDays", equalTo(0));
        assertThat(Api.support()
                        .get(path(tenant, pool) + "/export?from=2026-10-01&until=2026-11-01")
                        .asString())
                .contains(",PURCHASE,'=PO-1,4,2026-10-16,2026-10-16,2026-11-01,16,0.516129,64\r\n");
    }

    @Test
    void seats_held_beyond_what_was_bought_are_overage() {
        // Given
        var tenant = new TenantId("overage");
        at("2026-10-01T00:00:00Z");
        String pool = Api.open(tenant, "full", 3);
        entitled(tenant, 3);
        at("2026-10-30T12:00:00Z");
        record(tenant, pool, "{\"kind\":\"REDUCTION\",\"quantity\":2,\"reference\":\"RED-1\"}");
        at("2026-11-05T00:00:00Z");

        // When
        var proration = Api.support().get(path(tenant, pool) + "?from=2026-10-01&until=2026-11-01");

        // Then
        proration
                .then()
                .body("lines.quantity", contains(3, -2))
                .body("lines.seatDays", contains(93, -4))
                .body("usedSeatDays", equalTo(93.0f))
                .body("overageSeatDays", equalTo(2));
    }

    @Test
    void a_reduction_after_people_left_is_no_overage() {
        // Given
        var tenant = new TenantId("orderly");
        at("2026-10-01T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        entitled(tenant, 10);
        at("2026-10-10T09:00:00Z");
        left(tenant, 2);
        at("2026-10-10T10:00:00Z");
        record(tenant, pool, "{\"kind\":\"REDUCTION\",\"quantity\":2,\"reference\":\"RED-1\"}");
        at("2026-11-05T00:00:00Z");

        // When
        var proration = Api.support().get(path(tenant, pool) + "?from=2026-10-01&until=2026-11-01");

        // Then
        proration.then().body("lines.quantity", contains(10, -2)).body("overageSeatDays", equalTo(0));
    }

    @Test
    void a_month_without_limit_has_no_overage_whatever_is_agreed_later() {
        // Given
        var tenant = new TenantId("limited-later");
        at("2026-09-01T00:00:00Z");
        String pool = Api.open(tenant, "full", 1);
        at("2026-09-10T00:00:00Z");
        purchased(tenant, pool, "null");
        entitled(tenant, 3);
        at("2026-10-05T12:00:00Z");
        purchased(tenant, pool, "1");
        at("2026-11-05T00:00:00Z");
        purchased(tenant, pool, "null");

        // When
        var september = Api.support().get(path(tenant, pool) + "?from=2026-09-01&until=2026-10-01");
        var october = Api.support().get(path(tenant, pool) + "?from=2026-10-01&until=2026-11-01");

        // Then
        september.then().body("overageSeatDays", equalTo(0));
        october.then().body("overageSeatDays", equalTo(26 * 2));
    }

    @Test
    void a_renewal_is_judged_by_what_was_needed() {
        // Given
        var tenant = new TenantId("renewal");
        at("2026-01-01T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        record(
                tenant,
                pool,
                "{\"kind\":\"TERM\",\"termFrom\":\"2026-01-01\",\"termUntil\":\"2027-01-01\",\"reference\":\"T-1\"}");
        record(
                tenant,
                pool,
                "{\"kind\":\"TERM\",\"termFrom\":\"2027-01-01\",\"termUntil\":\"2028-01-01\",\"reference\":\"T-2\"}");
        at("2026-06-01T00:00:00Z");
        entitled(tenant, 4);
        at("2026-12-02T00:00:00Z");

        // When
        var report = Api.as(TestTokens.admin(tenant.value())).get("/api/v1/tenants/renewal/renewal-report");

        // Then
        report.then()
                .statusCode(200)
                .body("items.seatType", contains("full"))
                .body("items[0].termUntil", equalTo("2027-01-01"))
                .body("items[0].daysLeft", equalTo(30))
                .body("items[0].purchased", equalTo(10))
                .body("items[0].peak", equalTo(4))
                .body("items[0].average", equalTo(2.197015f))
                .body("items[0].idle", equalTo(6))
                .body("items[0].needed", equalTo(4))
                .body("nextCursor", nullValue());
        assertThat(Api.support()
                        .get("/api/v1/tenants/renewal/renewal-report/export")
                        .asString()
                        .lines())
                .endsWith("full,full,true,2026-01-01,2027-01-01,30,10,4,0,4,2.197015,6,4");
    }

    @Test
    void a_pool_without_term_is_judged_by_its_last_year() {
        // Given
        var tenant = new TenantId("renewal-none");
        at("2026-10-01T00:00:00Z");
        Api.open(tenant, "full", 1);
        entitled(tenant, 2);

        // When
        var report = Api.support().get("/api/v1/tenants/renewal-none/renewal-report");

        // Then
        report.then()
                .body("items[0].termUntil", nullValue())
                .body("items[0].daysLeft", nullValue())
                .body("items[0].waiting", equalTo(1))
                .body("items[0].needed", equalTo(2));
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
    }

    private static void record(TenantId tenant, String pool, String body) {
        Api.support()
                .body(body)
                .post(Api.pools(tenant) + "/" + pool + "/contract-lines")
                .then()
                .statusCode(201);
    }

    private static void purchased(TenantId tenant, String pool, String quantity) {
        Api.support()
                .body("{\"purchased\":" + quantity + "}")
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);
    }

    private void entitled(TenantId tenant, int people) {
        hear(tenant, people, new EntitlementView(1, 1, true, Set.of(new SeatTypeKey("full"))));
    }

    private void left(TenantId tenant, int people) {
        hear(tenant, people, new EntitlementView(2, 1, true, Set.of()));
    }

    private void hear(TenantId tenant, int people, EntitlementView view) {
        List<Fact> facts = IntStream.range(0, people)
                .mapToObj(number -> new Someone(tenant, number))
                .map(person -> new Fact(person.id(), view, person.time(), "entitled"))
                .toList();
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts)).await().atMost(PATIENCE);
    }

    private static String path(TenantId tenant, String pool) {
        return Api.pools(tenant) + "/" + pool + "/proration";
    }
}
