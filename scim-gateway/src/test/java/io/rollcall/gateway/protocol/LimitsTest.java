package io.rollcall.gateway.protocol;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What asks for too much is refused with an error that says how much is allowed. */
@QuarkusTest
@GatewayTest
class LimitsTest {
    private ScimClient client;

    @BeforeEach
    void connect() {
        client = directory("limits", "okta");
    }

    @Test
    void operations_of_a_patch() {
        String user = "/Users/"
                + client.post("/Users", "{\"userName\":\"ann\"}").expect(201).id();
        String operation = "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}";

        client.patch(user, "{\"Operations\":[" + (operation + ",").repeat(1999) + operation + "]}")
                .expect(200);
        assertDetail(
                client.patch(user, "{\"Operations\":[" + (operation + ",").repeat(2000) + operation + "]}")
                        .expectError(400, "invalidValue")
                        .json()
                        .path("detail")
                        .asText(),
                "2000");
    }

    @Test
    void terms_and_depth_of_a_filter() {
        client.find("Users", "title pr or ".repeat(99) + "title pr").expect(200);
        assertDetail(filterError("title pr or ".repeat(100) + "title pr"), "100 terms");
        client.find("Users", "(".repeat(32) + "title pr" + ")".repeat(32)).expect(200);
        assertDetail(filterError("(".repeat(33) + "title pr" + ")".repeat(33)), "32 levels");
        assertDetail(filterError("title eq \"" + "x".repeat(8192) + "\""), "8192 characters");
    }

    @Test
    void depth_and_length_of_a_body() {
        client.post("/Users", "{\"userName\":\"a\",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}")
                .expect(201);
        assertDetail(
                client.post("/Users", "{\"userName\":\"b\",\"x\":" + "[".repeat(32) + "]".repeat(32) + "}")
                        .expectError(400, "invalidSyntax")
                        .json()
                        .path("detail")
                        .asText(),
                "32 levels");
        assertDetail(
                client.post("/Users", "{\"userName\":\"b\",\"x\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}")
                        .expectError(413, "")
                        .json()
                        .path("detail")
                        .asText(),
                "8388608 bytes");
    }

    private String filterError(String filter) {
        return client.find("Users", filter)
                .expectError(400, "invalidFilter")
                .json()
                .path("detail")
                .asText();
    }

    private static void assertDetail(String detail, String limit) {
        assertThat(detail).contains(limit);
    }
}
