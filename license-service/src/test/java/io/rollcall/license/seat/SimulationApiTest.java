package io.rollcall.license.seat;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SimulationApiTest {

    private static final String ANN = "\"userId\":\"00000000-0000-4000-8000-000000000001\",\"active\":true";

    @Test
    void a_leaver_and_the_one_promoted_instead_are_named() {
        // Given
        var tenant = new TenantId("simulate-leaver");
        var ann = new Someone(tenant, 1);
        var bob = new Someone(tenant, 2);
        String pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.joined(), bob.joined(), ann.entitled(1, "full"));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("allocated")).isEqualTo(1));
        TestTopics.publish(bob.entitled(1, "full"));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1));

        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"people\":[{\"userId\":\"%s\",\"active\":true,\"seats\":[\"unsold\"]}]}".formatted(ann.id()))
                .post(path(tenant));

        // Then
        answer.then()
                .statusCode(200)
                .body("changes.userId", contains(ann.id().toString(), bob.id().toString()))
                .body("changes.seatType", contains("full", "full"))
                .body("changes.before", contains("ASSIGNED", "WAITING"))
                .body("changes.after", contains("NONE", "ASSIGNED"))
                .body(
                        "changes.because",
                        contains(
                                "The person is not to have it any more.",
                                "First in line for a seat that becomes free."))
                .body("pools.seatType", contains("full"))
                .body("pools.purchased", contains(1))
                .body("pools.heldBefore", contains(1))
                .body("pools.heldAfter", contains(1))
                .body("pools.waitingBefore", contains(1))
                .body("pools.waitingAfter", contains(0))
                .body("withoutPool", contains("unsold"));
    }

    @Test
    void a_hundred_thousand_people_are_one_question() throws Exception {
        // Given
        var tenant = new TenantId("simulate-many");
        Api.open(tenant, "full", 10);
        String people = IntStream.range(0, 100_000)
                .mapToObj(
                        number -> "{\"userId\":\"%s\",\"active\":true,\"seats\":[\"full\",\"viewer\"],\"priority\":%d}"
                                .formatted(new Someone(tenant, number).id(), number))
                .collect(Collectors.joining(",", "{\"people\":[", "]}"));

        // When
        var answer = Api.as(TestTokens.service()).body(people).post(path(tenant));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode forecast = new ObjectMapper().readTree(answer.asByteArray());
        assertThat(forecast.get("changes")).hasSize(100_000);
        assertThat(forecast.at("/pools/0/heldAfter").intValue()).isEqualTo(10);
        assertThat(forecast.at("/pools/0/waitingAfter").intValue()).isEqualTo(99_990);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"people\":[null]}",
                "{\"people\":[{" + ANN + "}]}",
                "{\"people\":[{" + ANN + ",\"seats\":[null]}]}",
                "{\"people\":[{" + ANN + ",\"seats\":[\"Full Seat\"]}]}",
                "{\"people\":[{" + ANN + ",\"seats\":[],\"priority\":-1}]}",
                "{\"people\":[{" + ANN + ",\"seats\":[]},{" + ANN + ",\"seats\":[]}]}",
            })
    void a_body_that_does_not_fit_is_a_problem(String body) {
        // When
        var answer = Api.support().body(body).post(path(new TenantId("simulate-misfit")));

        // Then
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("invalid-body"))
                .body("requestId", notNullValue());
    }

    @Test
    void a_large_body_is_taken_here_and_nowhere_else() {
        // Given
        var tenant = new TenantId("simulate-large");
        String body = "{\"people\":[]" + " ".repeat(2_000_000) + "}";

        // When
        var here = Api.support().body(body).post(path(tenant));
        var elsewhere = Api.support().body(body).post(Api.pools(tenant));

        // Then
        here.then().statusCode(200);
        elsewhere.then().statusCode(413).contentType("application/problem+json");
    }

    @Test
    void an_admin_simulates_in_their_own_tenant_only() {
        // When
        var answer =
                Api.as(TestTokens.admin("globex")).body("{\"people\":[]}").post(path(new TenantId("simulate-foreign")));

        // Then
        answer.then().statusCode(403);
    }

    private static String path(TenantId tenant) {
        return "/api/v1/tenants/" + tenant + "/simulations/entitlements";
    }
}
