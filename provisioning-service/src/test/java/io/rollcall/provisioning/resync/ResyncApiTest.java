package io.rollcall.provisioning.resync;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Without the other services; with them it is shown by the system tests. */
@ServiceTest
class ResyncApiTest {

    private final String tenant = "resync-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant + "/resyncs";

    @Test
    void withoutTheOtherServicesNoneStarts() {
        // Given
        Api.tenant(tenant);

        // When
        var answer = Api.asSupport().body("{\"dryRun\": true}").post(path).then();

        // Then
        answer.statusCode(503).body("type", containsString("not-configured"));
        Api.asSupport().get(path).then().statusCode(200).body("items", empty());
    }

    @Test
    void whoMayNotIsRefused() {
        // When
        var answer = Api.as(TestTokens.admin("another")).get(path).then();

        // Then
        answer.statusCode(403);
        Api.as(TestTokens.admin(tenant))
                .get("/api/v1/tenants/" + tenant + "/digests")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        // When
        var answer = Api.asSupport().get(path + "/" + Ids.next()).then();

        // Then
        answer.statusCode(404);
        Api.asSupport().body("{}").post(path).then().statusCode(400);
    }
}
