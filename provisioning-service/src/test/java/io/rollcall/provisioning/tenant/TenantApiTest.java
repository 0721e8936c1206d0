package io.rollcall.provisioning.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.TenantState;
import io.rollcall.events.Topic;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServiceTest
class TenantApiTest {

    private final String tenant = "tenant-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant;

    @Test
    void aTenantIsPublishedWhenItChangesAndOnlyThen() {
        try (var probe = TestTopics.listen(Topic.TENANT_STATE)) {
            // When
            put("Acme").statusCode(200).body("version", equalTo(1));
            put("Acme").statusCode(200).body("version", equalTo(1));
            put("Acme Inc.").statusCode(200).body("version", equalTo(2));

            // Then
            var told = probe.awaitCount(2, it -> it.key().equals(tenant), Duration.ofSeconds(30));
            assertThat(told)
                    .extracting(it -> ((TenantState) TestTopics.read(it)).name())
                    .containsExactly("Acme", "Acme Inc.");
        }
        Api.as(TestTokens.admin(tenant)).get(path).then().statusCode(200).body("name", equalTo("Acme Inc."));
    }

    @Test
    void theVendorSeesAllTenantsInPages() {
        // Given
        put("Acme").statusCode(200);
        Api.tenant(tenant + "-2");

        // When
        var answer = Api.asSupport()
                .queryParam("cursor", tenant)
                .queryParam("limit", 1)
                .get("/api/v1/tenants")
                .then();

        // Then
        answer.statusCode(200).body("items.id", contains(tenant + "-2"));
        Api.asSupport()
                .queryParam("cursor", tenant + "-2")
                .get("/api/v1/tenants")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(tenant)));
    }

    @Test
    void badRequestsAreProblems() {
        put(" ").statusCode(400).contentType("application/problem+json");
        Api.asSupport().body("{}").put(path).then().statusCode(400).contentType("application/problem+json");
        Api.asSupport().get("/api/v1/tenants?limit=0").then().statusCode(400);
        Api.asSupport().get("/api/v1/tenants?cursor=**").then().statusCode(400);
        Api.asSupport()
                .body("{\"name\":\"A\"}")
                .put("/api/v1/tenants/-x")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyTheVendorAddsAndListsTenants() {
        RestAssured.given().get("/api/v1/tenants").then().statusCode(401).contentType("application/problem+json");
        Api.as(TestTokens.admin(tenant)).get("/api/v1/tenants").then().statusCode(403);
        Api.as(TestTokens.admin(tenant))
                .body("{\"name\":\"A\"}")
                .put(path)
                .then()
                .statusCode(403);
        Api.asSupport().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    private ValidatableResponse put(String name) {
        return Api.asSupport().body("{\"name\":\"" + name + "\"}").put(path).then();
    }
}
