package io.rollcall.license.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.seat.DirectoryView;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatReportApiTest {

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

    /** Row 20. */
    @Test
    void the_people_behind_a_months_charge_are_one_call_and_one_file() {
        // Given
        var tenant = new TenantId("report-october");
        var ann = new Someone(tenant, 1);
        var bob = new Someone(tenant, 2);
        var eve = new Someone(tenant, 3);
        at("2026-09-01T00:00:00Z");
        Api.open(tenant, "full", 10);
        Api.openFree(tenant, "viewer");
        named(tenant, bob, "=HYPERLINK(\"http://evil.example\")");
        at("2026-09-10T00:00:00Z");
        entitled(tenant, bob, 1, "full");
        entitled(tenant, eve, 1, "viewer");
        at("2026-10-05T06:00:00Z");
        entitled(tenant, ann, 1, "full");
        at("2026-10-20T18:00:00Z");
        entitled(tenant, ann, 2);
        at("2026-11-23T00:00:00Z");
        entitled(tenant, bob, 2);

        // When
        var report = Api.as(TestTokens.admin(tenant.value())).get(path(tenant) + "?month=2026-10");

        // Then
        report.then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("pools.seatType", contains("full"))
                .body("pools[0].people", equalTo(2))
                .body("pools[0].peak", equalTo(2))
                .body("pools[0].seatSeconds", equalTo(31 * 86_400 + 15 * 86_400 + 43_200))
                .body("pools[0].seatDays", equalTo(46.5f))
                .body("pools[0].average", equalTo(1.5f))
                .body("items.userId", contains(ann.id().toString(), bob.id().toString()))
                .body("items.heldFrom", contains("2026-10-05T06:00:00Z", "2026-09-10T00:00:00Z"))
                .body("items.heldUntil", contains("2026-10-20T18:00:00Z", null))
                .body("items.seatDays", contains(15.5f, 31.0f))
                .body("items[0].released.eventId", equalTo("entitled-2"))
                .body("items[1].released", nullValue())
                .body("nextCursor", nullValue());
        assertThat(Api.as(TestTokens.admin(tenant.value()))
                        .get(path(tenant) + "/export?month=2026-10")
                        .then()
                        .contentType(containsString("text/csv"))
                        .header("Content-Disposition", containsString("seats-2026-10.csv"))
                        .extract()
                        .asString()
                        .lines())
                .containsExactly(
                        "month,seatType,userId,userName,heldFrom,heldUntil,seatSeconds,seatDays,"
                                + "assignedBy,assignedActor,assignedReference,releasedBy,releasedActor,releasedReference",
                        "2026-10,full," + ann.id() + ",,2026-10-05T06:00:00Z,2026-10-20T18:00:00Z,1339200,15.500000,"
                                + "EVENT,license-service,entitled-1,EVENT,license-service,entitled-2",
                        "2026-10,full," + bob.id() + ",\"'=HYPERLINK(\"\"http://evil.example\"\")\","
                                + "2026-09-10T00:00:00Z,,2678400,31.000000,EVENT,license-service,entitled-1,,,");
    }

    @Test
    void a_billing_engine_gets_an_event_for_each_day_that_is_over() {
        // Given
        var tenant = new TenantId("report-events");
        at("2026-09-29T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        Api.openFree(tenant, "viewer");
        at("2026-10-01T12:00:00Z");
        entitled(tenant, new Someone(tenant, 1), 1, "full");
        entitled(tenant, new Someone(tenant, 2), 1, "viewer");
        at("2026-10-03T00:00:30Z");

        // When
        var answer = Api.support().get("/api/v1/tenants/" + tenant + "/usage-events?month=2026-10");

        // Then
        answer.then().statusCode(200).contentType(containsString("application/cloudevents-batch+json"));
        var events = new JsonPath(answer.asString());
        assertThat(events.getList("id")).containsExactly(pool + "/2026-10-01");
        assertThat(events.getString("[0].specversion")).isEqualTo("1.0");
        assertThat(events.getString("[0].subject")).isEqualTo(tenant.value());
        assertThat(events.getString("[0].time")).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(events.getString("[0].data.seatType")).isEqualTo("full");
        assertThat(events.getInt("[0].data.seatSeconds")).isEqualTo(43_200);
    }

    /** Row 19. */
    @Test
    void free_seats_are_reported_when_asked_for_by_name() {
        // Given
        var tenant = new TenantId("report-free");
        at("2026-09-10T00:00:00Z");
        Api.openFree(tenant, "viewer");
        entitled(tenant, new Someone(tenant, 1), 1, "viewer");
        at("2026-10-01T00:00:00Z");

        // When
        var report = Api.support().get(path(tenant) + "?month=2026-09&seatType=viewer");

        // Then
        report.then().statusCode(200).body("items", hasSize(1)).body("pools[0].billable", equalTo(false));
        Api.support()
                .get(path(tenant) + "?month=2026-09")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("pools", empty());
    }

    @Test
    void a_clock_that_is_late_does_not_take_the_ledger_back_in_time() {
        // Given
        var tenant = new TenantId("report-skew");
        at("2026-10-02T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        entitled(tenant, new Someone(tenant, 1), 1, "full");
        at("2026-10-01T23:59:00Z");

        // When
        entitled(tenant, new Someone(tenant, 1), 2);

        // Then
        assertThat(Database.app(tenant)
                        .query(
                                "SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'DD HH24') FROM seat_ledger WHERE pool_id = '"
                                        + pool + "' ORDER BY sequence"))
                .containsExactly("02 00", "02 00");
    }

    @Test
    void the_month_that_goes_on_is_reported_so_far() {
        // Given
        var tenant = new TenantId("report-so-far");
        at("2026-10-10T00:00:00Z");
        String pool = Api.open(tenant, "full", 10);
        entitled(tenant, new Someone(tenant, 1), 1, "full");
        at("2026-10-12T12:00:00.5Z");

        // When
        var report = Api.support().get(path(tenant) + "?month=2026-10");

        // Then
        report.then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("until", equalTo("2026-10-12T12:00:00Z"))
                .body("items.seatDays", contains(2.5f));
        Api.support()
                .get(Api.pools(tenant) + "/" + pool + "/usage?from=2026-10-09&until=2026-11-01")
                .then()
                .body("days.held", contains(0, 1, 1, 1))
                .body("days.seatDays", contains(0f, 1f, 1f, 0.5f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seat-report",
                "seat-report?month=October",
                "seat-report?month=0000-01",
                "seat-report?month=2026-10&limit=0",
                "seat-report?month=2026-10&cursor=eA",
                "seat-report?month=2026-10&seatType=Full%20Seat",
                "seat-report/export?month=2026-13",
                "seat-pools/0199a000-0000-7000-8000-000000000000/usage?from=2026-10-01",
                "seat-pools/0199a000-0000-7000-8000-000000000000/usage?from=2026-10-01&until=2026-10-01",
                "seat-pools/0199a000-0000-7000-8000-000000000000/usage?from=2026-10-01&until=2028-10-01",
            })
    void what_cannot_be_asked_is_a_problem(String question) {
        // When
        var answer = Api.support().get("/api/v1/tenants/report-misfit/" + question);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json").body("requestId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seat-report?month=2026-10&seatType=full",
                "seat-report/export?month=2026-10&seatType=full",
                "seat-pools/0199a000-0000-7000-8000-000000000000/usage?from=2026-10-01&until=2026-10-02",
            })
    void a_pool_that_is_not_there_is_not_found(String question) {
        // When
        var answer = Api.support().get("/api/v1/tenants/report-nothing/" + question);

        // Then
        answer.then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO seat_holding VALUES (current_tenant(), gen_random_uuid(), gen_random_uuid(), 1, now())",
                "UPDATE seat_holding SET held_until = now()",
                "DELETE FROM seat_holding",
            })
    void the_service_cannot_write_what_the_ledger_alone_decides(String statement) {
        // When
        var refused =
                catchThrowable(() -> Database.app(new TenantId("report-write")).execute(statement));

        // Then
        assertThat(refused).hasMessageContaining("permission denied");
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
    }

    private void named(TenantId tenant, Someone person, String userName) {
        hear(tenant, new Fact(person.id(), new DirectoryView(1, true, userName), clock.instant(), "joined"));
    }

    private void entitled(TenantId tenant, Someone person, long version, String... types) {
        Set<SeatTypeKey> seats =
                Set.copyOf(List.of(types).stream().map(SeatTypeKey::new).toList());
        var view = new EntitlementView(version, 2, true, seats);
        hear(tenant, new Fact(person.id(), view, clock.instant(), "entitled-" + version));
    }

    private void hear(TenantId tenant, Fact fact) {
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, List.of(fact)))
                .await()
                .atMost(PATIENCE);
    }

    private static String path(TenantId tenant) {
        return "/api/v1/tenants/" + tenant + "/seat-report";
    }
}
