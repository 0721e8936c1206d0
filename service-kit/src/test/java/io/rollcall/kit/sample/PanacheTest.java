package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class PanacheTest {

    private final UUID id = UUID.randomUUID();

    @Test
    void anEntityIsItsTenantsOnly() {
        // When
        support()
                .contentType(ContentType.JSON)
                .body("{\"text\":\"hello\"}")
                .put(note("acme"))
                .then()
                .statusCode(200);

        // Then
        support().get(note("acme")).then().statusCode(200).body("text", equalTo("hello"));
        support().get(note("globex")).then().statusCode(404);
    }

    @Test
    void itsEventsAreDeliveredInOrder() {
        // When
        support()
                .contentType(ContentType.JSON)
                .body("{\"text\":\"told\"}")
                .put(note("acme"))
                .then()
                .statusCode(200);

        // Then
        String role = "note-" + id.toString().substring(0, 8);
        eventually(() -> assertThat(SampleDatabase.value("acme", "SELECT version FROM seen WHERE role = ?", role))
                .isEqualTo("2"));
        assertThat(SampleDatabase.value("acme", "SELECT rung FROM bell WHERE role = ?", role))
                .isEqualTo("2");
    }

    private String note(String tenant) {
        return "/api/v1/tenants/" + tenant + "/notes/" + id;
    }

    private static RequestSpecification support() {
        return given().header("Authorization", "Bearer " + TestTokens.support());
    }
}
