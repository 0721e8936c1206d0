package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool that gives more seats than were bought, to be charged afterwards. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class TrueUpTest {

    @Test
    void whoever_waits_is_served_and_the_rest_is_overage() {
        // Given
        var tenant = new TenantId("true-up");
        var ann = new Someone(tenant, 1);
        var bob = new Someone(tenant, 2);
        String pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.joined(), bob.joined(), ann.entitled(1, "full"), bob.entitled(1, "full"));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1));

        // When
        Api.setPolicy(tenant, pool, "TRUE_UP");

        // Then
        Api.support()
                .get(Api.pools(tenant) + "/" + pool)
                .then()
                .body("policy", equalTo("TRUE_UP"))
                .body("allocated", equalTo(2))
                .body("waiting", equalTo(0))
                .body("available", equalTo(0))
                .body("overAllocated", equalTo(true));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void going_back_evicts_nobody_and_lets_the_next_wait() {
        // Given
        var tenant = new TenantId("true-up-back");
        var ann = new Someone(tenant, 1);
        var bob = new Someone(tenant, 2);
        var cat = new Someone(tenant, 3);
        String pool = Api.support()
                .body(Map.of("seatType", "full", "name", "Full", "billable", true, "purchased", 1, "policy", "TRUE_UP"))
                .post(Api.pools(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestTopics.publish(ann.joined(), bob.joined(), cat.joined(), ann.entitled(1, "full"), bob.entitled(1, "full"));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("allocated")).isEqualTo(2));
        Api.setPolicy(tenant, pool, "BLOCK");

        // When
        TestTopics.publish(cat.entitled(1, "full"));

        // Then
        eventually(() -> assertThat(Api.users(tenant, pool, "WAITING"))
                .containsExactly(cat.id().toString()));
        assertThat(Api.pool(tenant, pool).getInt("allocated")).isEqualTo(2);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"policy\":\"GIVE\"}", "{\"policy\":null}"})
    void a_policy_that_is_none_is_a_problem(String body) {
        // When
        var answer = Api.support()
                .body(body)
                .put("/api/v1/tenants/true-up-misfit/seat-pools/0199a000-0000-7000-8000-000000000000/policy");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void tenants_do_not_decide_it_themselves() {
        // Given
        var tenant = new TenantId("true-up-own");
        String pool = Api.open(tenant, "full", 1);

        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"policy\":\"TRUE_UP\"}")
                .put(Api.pools(tenant) + "/" + pool + "/policy");

        // Then
        answer.then().statusCode(403);
    }
}
