package io.rollcall.license.pool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.RollcallTestResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever has no answer sends the write again under its key, and it is done once. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class RepeatedWriteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    private final TenantId tenant = new TenantId("repeated-" + UUID.randomUUID());
    private final String key = UUID.randomUUID().toString();

    @Test
    void seats_that_are_asked_for_twice_under_a_key_are_asked_for_once() {
        // Given
        String pool = Api.open(tenant, "full", 2);
        String requests = Api.pools(tenant) + "/" + pool + "/seat-requests";
        try (var events = TestTopics.listen(Topic.POOL_EVENTS)) {
            post(requests, "{\"seats\":10}").then().statusCode(202);

            // When
            Response again = post(requests, "{\"seats\":10}");

            // Then
            again.then().statusCode(202).header("Idempotency-Replayed", "true").body("id", equalTo(pool));
            post(requests, "{\"seats\":11}").then().statusCode(422);
            Api.support()
                    .body("{\"purchased\":3}")
                    .patch(Api.pools(tenant) + "/" + pool)
                    .then()
                    .statusCode(200);
            List<String> told = events.awaitCount(2, this::isOurs, PATIENCE).stream()
                    .map(ProbedEvent::type)
                    .toList();
            assertThat(told).containsExactly("io.rollcall.pool.seats_requested.v1", "io.rollcall.pool.changed.v1");
        }
    }

    @Test
    void a_pool_that_is_opened_twice_under_a_key_is_opened_once() {
        // Given
        String body = "{\"seatType\":\"full\",\"name\":\"Full\",\"billable\":true,\"purchased\":2}";
        Response first = post(Api.pools(tenant), body);

        // When
        Response again = post(Api.pools(tenant), body);

        // Then
        again.then().statusCode(201).header("Location", first.header("Location"));
        assertThat(again.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
    }

    @Test
    void every_write_takes_a_key() {
        // When
        Map<String, Map<String, Map<String, Object>>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");

        // Then
        Set<String> without = new TreeSet<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            boolean writes = WRITES.contains(method) && path.startsWith("/api/v1/tenants/");
            if (writes && !String.valueOf(operation.get("parameters")).contains("Idempotency-Key")) {
                without.add(method + " " + path.replace("/api/v1/tenants/{tenantId}", ""));
            }
        }));
        // A correction says what is right, however often, and a simulation changes nothing.
        assertThat(without).containsExactly("post /digests/corrections", "post /simulations/entitlements");
    }

    private boolean isOurs(ProbedEvent event) {
        return event.tenant().equals(tenant.value());
    }

    private Response post(String path, String body) {
        return Api.support().header("Idempotency-Key", key).body(body).post(path);
    }
}
