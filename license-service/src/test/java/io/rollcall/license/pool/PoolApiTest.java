package io.rollcall.license.pool;

import static io.rollcall.license.testing.Api.as;
import static io.rollcall.license.testing.Api.open;
import static io.rollcall.license.testing.Api.pools;
import static io.rollcall.license.testing.Api.support;
import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin API: what it answers, and to whom. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class PoolApiTest {

    private static final String NO_POOL = "0199a000-0000-7000-8000-000000000000";

    @Test
    void a_pool_is_opened_listed_and_read() {
        var tenant = new TenantId("api-open");

        // When
        String id = support()
                .body(
                        "{\"seatType\":\"full\",\"name\":\"Full\",\"billable\":true,\"purchased\":50,\"policy\":\"BLOCK\"}")
                .post(pools(tenant))
                .then()
                .statusCode(201)
                .header("Location", containsString(pools(tenant)))
                .body("available", equalTo(50))
                .body("overAllocated", equalTo(false))
                .extract()
                .path("id");

        // Then
        as(TestTokens.admin(tenant.value()))
                .get(pools(tenant) + "/" + id)
                .then()
                .statusCode(200)
                .body("purchased", equalTo(50));
        as(TestTokens.itAdmin(tenant.value()))
                .get(pools(tenant))
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_pool_without_purchased_is_not_limited() {
        var tenant = new TenantId("api-unlimited");

        // When
        var answer = support()
                .body("{\"seatType\":\"viewer\",\"name\":\"Viewer\",\"billable\":false}")
                .post(pools(tenant));

        // Then
        answer.then()
                .statusCode(201)
                .body("purchased", nullValue())
                .body("available", nullValue())
                .body("policy", equalTo("BLOCK"));
    }

    @Test
    void a_seat_type_has_one_pool() {
        var tenant = new TenantId("api-taken");
        // Given
        open(tenant, "full", 5);

        // When
        var answer = support()
                .body("{\"seatType\":\"full\",\"name\":\"Again\",\"billable\":true}")
                .post(pools(tenant));

        // Then
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("seat-type-taken"))
                .body("status", equalTo(409))
                .body("requestId", notNullValue());
    }

    @Test
    void more_seats_go_to_those_who_wait_and_fewer_evict_nobody() {
        var tenant = new TenantId("api-patch");
        // Given
        String pool = open(tenant, "full", 1);
        IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Someone(tenant, number))
                .forEach(person -> TestTopics.publish(person.joined(), person.entitled(1, "full")));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(3));

        // When
        support()
                .body("{\"purchased\":3}")
                .patch(pools(tenant) + "/" + pool)
                .then()
                .statusCode(200)
                .body("allocated", equalTo(3))
                .body("waiting", equalTo(1));
        var lowered = support().body("{\"purchased\":1}").patch(pools(tenant) + "/" + pool);

        // Then
        lowered.then()
                .statusCode(200)
                .body("allocated", equalTo(3))
                .body("waiting", equalTo(1))
                .body("available", equalTo(0))
                .body("overAllocated", equalTo(true));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_pool_may_lose_its_limit() {
        var tenant = new TenantId("api-nolimit");
        // Given
        String pool = open(tenant, "full", 1);

        // When
        var answer = support().body("{\"purchased\":null}").patch(pools(tenant) + "/" + pool);

        // Then
        answer.then().statusCode(200).body("purchased", nullValue()).body("overAllocated", equalTo(false));
    }

    @Test
    void seats_are_listed_page_by_page_with_positions_that_go_on() {
        var tenant = new TenantId("api-pages");
        // Given
        String pool = open(tenant, "full", 1);
        IntStream.rangeClosed(1, 5)
                .mapToObj(number -> new Someone(tenant, number))
                .forEach(person -> TestTopics.publish(person.joined(), person.entitled(1, "full")));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(4));
        eventually(
                () -> assertThat(Api.read(pools(tenant) + "/" + pool + "/seats").getList("items.userName"))
                        .hasSize(5)
                        .doesNotContainNull());
        String first = Api.read(pools(tenant) + "/" + pool + "/seats?limit=3").getString("nextCursor");

        // When
        var second = Api.read(pools(tenant) + "/" + pool + "/seats?limit=3&cursor=" + first);

        // Then
        assertThat(second.getList("items.state")).containsExactly("WAITING", "WAITING");
        assertThat(second.getList("items.position")).containsExactly(3, 4);
        assertThat(second.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "[]",
                "{\"seatType\":\"Full!\",\"name\":\"x\",\"billable\":true}",
                "{\"seatType\":\"full\",\"name\":\" \",\"billable\":true}",
                "{\"seatType\":\"full\",\"name\":\"x\"}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":\"true\"}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":true,\"purchased\":-1}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":true,\"purchased\":1.5}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":true,\"purchased\":99999999999}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":true,\"policy\":\"LATER\"}",
                "{\"seatType\":\"full\",\"name\":\"x\",\"billable\":true,\"price\":3}",
                "{\"seatType\":\"full\",\"seatType\":\"viewer\",\"name\":\"x\",\"billable\":true}"
            })
    void a_body_that_does_not_fit_is_refused(String body) {
        support()
                .body(body)
                .post(pools(new TenantId("api-bad")))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"purchased\":-1}", "{\"purchased\":\"5\"}", "{\"purchased\":1.5}", "{\"name\":\"x\"}"})
    void a_change_that_does_not_fit_is_refused(String body) {
        support()
                .body(body)
                .patch(pools(new TenantId("api-bad")) + "/" + NO_POOL)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=x", "?cursor=%21", "?cursor=AAAA"})
    void a_page_that_cannot_be_is_refused(String query) {
        var tenant = new TenantId("api-query");

        // When
        var answers = java.util.List.of(
                support().get(pools(tenant) + query),
                support().get(pools(tenant) + "/" + NO_POOL + "/seats" + query),
                support().get(pools(tenant) + "/" + NO_POOL + "/ledger" + query));

        // Then
        answers.forEach(answer -> answer.then().statusCode(400).contentType("application/problem+json"));
    }

    @Test
    void a_state_that_is_none_is_refused() {
        support()
                .get(pools(new TenantId("api-query")) + "/" + NO_POOL + "/seats?state=NO_POOL")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/seats", "/ledger"})
    void a_pool_that_is_not_the_tenants_is_not_found(String below) {
        // Given
        String foreign = open(new TenantId("api-theirs-" + below.length()), "full", 1);

        // When
        var answer = support().get(pools(new TenantId("api-mine")) + "/" + foreign + below);

        // Then
        answer.then().statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
    }

    @Test
    void a_pool_that_is_not_the_tenants_cannot_be_changed() {
        // Given
        var theirs = new TenantId("api-theirs-patch");
        String foreign = open(theirs, "full", 1);

        // When
        var answer = support().body("{\"purchased\":9}").patch(pools(new TenantId("api-mine")) + "/" + foreign);

        // Then
        answer.then().statusCode(404);
        assertThat(Api.pool(theirs, foreign).getInt("purchased")).isEqualTo(1);
    }

    @Test
    void without_a_token_nothing_is_answered() {
        RestAssured.get(pools(new TenantId("acme"))).then().statusCode(401).contentType("application/problem+json");
        as(TestTokens.forged()).get(pools(new TenantId("acme"))).then().statusCode(401);
        as(TestTokens.expired()).get(pools(new TenantId("acme"))).then().statusCode(401);
    }

    @Test
    void a_tenant_sees_its_own_pools_and_buys_none() {
        var acme = new TenantId("acme");
        String body = "{\"seatType\":\"full\",\"name\":\"Full\",\"billable\":true}";

        as(TestTokens.admin("globex")).get(pools(acme)).then().statusCode(403).contentType("application/problem+json");
        as(TestTokens.admin("acme")).body(body).post(pools(acme)).then().statusCode(403);
        as(TestTokens.admin("acme"))
                .body("{\"purchased\":9}")
                .patch(pools(acme) + "/" + NO_POOL)
                .then()
                .statusCode(403);
        as(TestTokens.withoutRole()).get(pools(acme)).then().statusCode(403);
        as(TestTokens.service()).get(pools(acme)).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void the_api_describes_itself() {
        RestAssured.given()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", org.hamcrest.Matchers.hasKey("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/ledger"));
    }
}
