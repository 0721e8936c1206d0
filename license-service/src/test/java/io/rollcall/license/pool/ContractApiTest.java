package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was bought: the lines, and the pool that follows them. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ContractApiTest {

    @Inject
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void a_purchase_serves_who_waits_and_stands_in_the_contract() {
        // Given
        var tenant = new TenantId("contract-purchase");
        var ann = new Someone(tenant, 1);
        String pool = Api.open(tenant, "full", 0);
        TestTopics.publish(ann.joined(), ann.entitled(1, "full"));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1));

        // When
        Response recorded = record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":3,\"reference\":\"PO-1\"}");

        // Then
        recorded.then().statusCode(201).body("quantity", equalTo(3)).body("effectiveOn", notNullValue());
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ann.id().toString());
        Api.as(TestTokens.admin(tenant.value()))
                .get(path(tenant, pool))
                .then()
                .statusCode(200)
                .body("items.reference", contains("PO-1"))
                .body("items.actor", contains(notNullValue()));
    }

    @Test
    void every_way_to_change_the_quantity_is_a_line_and_the_lines_add_up() {
        // Given
        var tenant = new TenantId("contract-sum");
        String pool = Api.open(tenant, "full", 10);
        record(
                tenant,
                pool,
                "{\"kind\":\"PURCHASE\",\"quantity\":5,\"reference\":\"PO-1\",\"effectiveOn\":\"2026-10-15\"}");
        record(tenant, pool, "{\"kind\":\"TRUE_UP\",\"quantity\":2,\"reference\":\"TU-1\"}");
        patch(tenant, pool, "{\"purchased\":null}");
        patch(tenant, pool, "{\"purchased\":20}");

        // When
        record(tenant, pool, "{\"kind\":\"REDUCTION\",\"quantity\":8,\"reference\":\"RED-1\"}");

        // Then
        var lines = Api.read(path(tenant, pool) + "?limit=1000");
        assertThat(lines.getList("items.kind"))
                .containsExactly("ADJUSTMENT", "PURCHASE", "TRUE_UP", "ADJUSTMENT", "ADJUSTMENT", "REDUCTION");
        assertThat(lines.<Integer>getList("items.quantity")).containsExactly(10, 5, 2, -17, 20, -8);
        assertThat(Api.pool(tenant, pool).getInt("purchased")).isEqualTo(12);
    }

    @Test
    void a_line_sent_again_is_recorded_once() {
        // Given
        var tenant = new TenantId("contract-again");
        String pool = Api.open(tenant, "full", 1);
        String line = "{\"kind\":\"PURCHASE\",\"quantity\":5,\"reference\":\"PO-7\"}";
        record(tenant, pool, line).then().statusCode(201);

        // When
        Response again = record(tenant, pool, line);

        // Then
        again.then().statusCode(200).body("reference", equalTo("PO-7"));
        assertThat(Api.pool(tenant, pool).getInt("purchased")).isEqualTo(6);
        record(tenant, pool, line.replace("5", "6")).then().statusCode(409).body("type", endsWith("reference-taken"));
    }

    @Test
    void a_line_without_a_day_sent_again_the_next_day_is_recorded_once() {
        // Given
        var tenant = new TenantId("contract-midnight");
        clock.set(Instant.parse("2026-10-15T23:59:50Z"));
        String pool = Api.open(tenant, "full", 1);
        String line = "{\"kind\":\"PURCHASE\",\"quantity\":5,\"reference\":\"PO-7\"}";
        record(tenant, pool, line).then().statusCode(201);
        clock.set(Instant.parse("2026-10-16T00:00:10Z"));

        // When
        Response again = record(tenant, pool, line);

        // Then
        again.then().statusCode(200).body("effectiveOn", equalTo("2026-10-15"));
        record(tenant, pool, line.replace("}", ",\"effectiveOn\":\"2026-10-16\"}"))
                .then()
                .statusCode(409);
    }

    @Test
    void a_reduction_in_the_past_leaves_seats_on_every_day_since() {
        // Given
        var tenant = new TenantId("contract-past");
        clock.set(Instant.parse("2026-10-01T00:00:00Z"));
        String pool = Api.open(tenant, "full", 2);
        clock.set(Instant.parse("2026-10-15T00:00:00Z"));
        record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":5,\"reference\":\"PO-1\"}");
        String reduction =
                "{\"kind\":\"REDUCTION\",\"quantity\":3,\"reference\":\"R-1\",\"effectiveOn\":\"2026-10-%s\"}";

        // When
        Response refused = record(tenant, pool, reduction.formatted("14"));

        // Then
        refused.then().statusCode(409).body("type", endsWith("quantity-out-of-range"));
        record(tenant, pool, reduction.formatted("15")).then().statusCode(201);
    }

    @Test
    void a_limit_that_comes_or_goes_is_a_line() {
        // Given
        var tenant = new TenantId("contract-limit");
        String pool = Api.open(tenant, "full", 0);
        patch(tenant, pool, "{\"purchased\":null}");

        // When
        patch(tenant, pool, "{\"purchased\":0}");

        // Then
        var lines = Api.read(path(tenant, pool));
        assertThat(lines.<Integer>getList("items.quantity")).containsExactly(0, 0);
        assertThat(lines.<Boolean>getList("items.limited")).containsExactly(false, true);
    }

    @Test
    void pages_go_on_where_they_ended() {
        // Given
        var tenant = new TenantId("contract-pages");
        String pool = Api.open(tenant, "full", 1);
        for (int order = 1; order <= 3; order++) {
            record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":1,\"reference\":\"PO-%d\"}".formatted(order));
        }
        String cursor = Api.read(path(tenant, pool) + "?limit=3").getString("nextCursor");

        // When
        var rest = Api.support().get(path(tenant, pool) + "?limit=3&cursor=" + cursor);

        // Then
        rest.then().statusCode(200).body("items.reference", contains("PO-3")).body("items", hasSize(1));
    }

    @Test
    void what_is_impossible_is_refused_and_changes_nothing() {
        // Given
        var tenant = new TenantId("contract-refused");
        String pool = Api.open(tenant, "full", 5);

        // When
        Response refused = record(tenant, pool, "{\"kind\":\"REDUCTION\",\"quantity\":6,\"reference\":\"R-1\"}");

        // Then
        refused.then().statusCode(409).body("type", endsWith("quantity-out-of-range"));
        assertThat(Api.pool(tenant, pool).getInt("purchased")).isEqualTo(5);
        patch(tenant, pool, "{\"purchased\":null}");
        record(tenant, pool, "{\"kind\":\"PURCHASE\",\"quantity\":6,\"reference\":\"R-2\"}")
                .then()
                .statusCode(409)
                .body("type", endsWith("pool-not-limited"));
        record(
                        tenant,
                        "0199a000-0000-7000-8000-000000000000",
                        "{\"kind\":\"PURCHASE\",\"quantity\":6,\"reference\":\"R\"}")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"PURCHASE\",\"quantity\":1}",
                "{\"kind\":\"PURCHASE\",\"quantity\":1,\"reference\":\" \"}",
                "{\"kind\":\"PURCHASE\",\"reference\":\"x\"}",
                "{\"kind\":\"PURCHASE\",\"quantity\":0,\"reference\":\"x\"}",
                "{\"kind\":\"PURCHASE\",\"quantity\":1,\"effectiveOn\":\"2999-01-01\",\"reference\":\"x\"}",
                "{\"kind\":\"PURCHASE\",\"quantity\":1,\"effectiveOn\":\"soon\",\"reference\":\"x\"}",
                "{\"kind\":\"PURCHASE\",\"quantity\":1,\"termFrom\":\"2026-01-01\",\"reference\":\"x\"}",
                "{\"kind\":\"ADJUSTMENT\",\"quantity\":1,\"reference\":\"x\"}",
                "{\"kind\":\"GIFT\",\"quantity\":1,\"reference\":\"x\"}",
                "{\"kind\":\"TERM\",\"reference\":\"x\"}",
                "{\"kind\":\"TERM\",\"termFrom\":\"2026-01-01\",\"termUntil\":\"2026-01-01\",\"reference\":\"x\"}",
                "{\"kind\":\"TERM\",\"quantity\":1,\"termFrom\":\"2026-01-01\",\"termUntil\":\"2027-01-01\",\"reference\":\"x\"}",
            })
    void a_line_that_makes_no_sense_is_a_problem(String body) {
        // Given
        var tenant = new TenantId("contract-misfit");

        // When
        Response refused = record(tenant, "0199a000-0000-7000-8000-000000000000", body);

        // Then
        refused.then().statusCode(400).contentType("application/problem+json").body("requestId", notNullValue());
    }

    @Test
    void tenants_do_not_write_their_own_contract() {
        // Given
        var tenant = new TenantId("contract-own");
        String pool = Api.open(tenant, "full", 5);

        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"kind\":\"PURCHASE\",\"quantity\":6,\"reference\":\"R\"}")
                .post(path(tenant, pool));

        // Then
        answer.then().statusCode(403);
    }

    @Test
    void the_database_refuses_a_quantity_without_its_line() {
        // Given
        var tenant = new TenantId("contract-balance");
        String pool = Api.open(tenant, "full", 5);

        // When
        String raise = "UPDATE seat_pool SET purchased = 500 WHERE id = '" + pool + "'";

        // Then
        assertThatThrownBy(() -> Database.app(tenant).execute(raise))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("another quantity than its contract");
        for (String rewrite : List.of("UPDATE seat_contract_line SET quantity = 1", "DELETE FROM seat_contract_line")) {
            assertThatThrownBy(() -> Database.app(tenant).execute(rewrite)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Database.owner(tenant).execute(rewrite)).hasMessageContaining("append-only");
        }
    }

    private static Response record(TenantId tenant, String pool, String body) {
        return Api.support().body(body).post(path(tenant, pool));
    }

    private static void patch(TenantId tenant, String pool, String body) {
        Api.support().body(body).patch(Api.pools(tenant) + "/" + pool).then().statusCode(200);
    }

    private static String path(TenantId tenant, String pool) {
        return Api.pools(tenant) + "/" + pool + "/contract-lines";
    }
}
