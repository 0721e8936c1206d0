package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class DescriptionTest {

    private static final String REFUSED =
            "paths.'/api/v1/tenants/{tenantId}/notes/{id}'.put.responses.'403'.content.'application/problem+json'.schema.$ref";

    @Test
    void every_admin_api_says_how_it_refuses() {
        // When
        var document =
                given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);

        // Then
        document.body(REFUSED, endsWith("/Problem"))
                .body("paths.'/api/v1/tenants/{tenantId}/notes/{id}'.get.responses", hasKey("401"))
                .body("components.schemas", hasKey("Problem"));
    }

    @Test
    void endpointsThatTakeAKeySaySo() {
        // When
        var document =
                given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);

        // Then
        String labels = "paths.'/api/v1/tenants/{tenantId}/labels/{role}'";
        document.body(labels + ".put.parameters.name", hasItem("Idempotency-Key"))
                .body(
                        labels + ".put.responses.'422'.content.'application/problem+json'.schema.$ref",
                        endsWith("/Problem"))
                .body(labels + ".put.responses", hasKey("409"))
                .body(labels + ".get.parameters.name", not(hasItem("Idempotency-Key")));
    }
}
