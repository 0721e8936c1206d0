package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "sample"))
class DeliveryTest {

    @Test
    void anEventReachesItsConsumer() {
        // When
        put("acme", "captain", "Captain");

        // Then
        eventually(() -> assertThat(seenName("acme", "captain")).isEqualTo("Captain"));
    }

    private static void put(String tenant, String role, String name) {
        given().auth()
                .oauth2(TestTokens.support())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"times\":1}")
                .put("/api/v1/tenants/" + tenant + "/labels/" + role)
                .then()
                .statusCode(200);
    }

    private static @Nullable String seenName(String tenant, String role) {
        return SampleDatabase.value(tenant, "SELECT name FROM seen WHERE role = ?", role);
    }
}
