package io.rollcall.gateway.discovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class OpenApiTest {

    @Test
    void every_endpoint_is_described() {
        // When
        var document =
                given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);

        // Then
        for (String path : List.of(
                "/scim/v2/{directoryId}/Users",
                "/scim/v2/{directoryId}/Users/{id}",
                "/scim/v2/{directoryId}/Users/.search",
                "/scim/v2/{directoryId}/Groups/{id}",
                "/scim/v2/{directoryId}/.search",
                "/scim/v2/{directoryId}/Bulk",
                "/scim/v2/{directoryId}/ServiceProviderConfig",
                "/api/v1/tenants/{tenantId}/directories",
                "/api/v1/tenants/{tenantId}/directories/{id}/tokens/{tokenId}",
                "/api/v1/tenants/{tenantId}/directories/{id}/tokens/{tokenId}/rotate",
                "/api/v1/tenants/{tenantId}/directories/{id}/oauth-clients/{clientId}/secrets",
                "/api/v1/tenants/{tenantId}/directories/{id}/requests/stream",
                "/api/v1/tenants/{tenantId}/directories/{id}/guard",
                "/api/v1/tenants/{tenantId}/holds/{holdId}/approve",
                "/scim/v2/{directoryId}/oauth2/token")) {
            document.body("paths", hasKey(path));
        }
    }
}
