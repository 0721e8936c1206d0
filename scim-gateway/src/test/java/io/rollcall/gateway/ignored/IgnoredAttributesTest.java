package io.rollcall.gateway.ignored;

import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.issueToken;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Json;
import io.rollcall.gateway.testing.ScimClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What identity providers send and nobody keeps. */
@QuarkusTest
@GatewayTest
class IgnoredAttributesTest {
    private String attributes = "";
    private ScimClient client = new ScimClient("", "");

    @BeforeEach
    void aDirectory() {
        String directory = createDirectory("ignored", "okta");
        attributes = directories("ignored") + "/" + directory + "/ignored-attributes";
        client = new ScimClient(url() + "/scim/v2/" + directory, issueToken("ignored", directory));
    }

    @Test
    void what_the_provider_sends_in_vain_is_counted() {
        // When
        client.post("/Users", "{\"userName\":\"a\",\"shoeSize\":43,\"name\":{\"nick\":\"x\"}}")
                .expect(201);
        client.post("/Users", "{\"userName\":\"b\",\"shoeSize\":44}").expect(201);

        // Then
        JsonNode items = ignored(2);
        assertThat(items.path(0).path("attribute").asText()).isEqualTo("shoeSize");
        assertThat(items.path(0).path("count").asInt()).isEqualTo(2);
        assertThat(items.path(0).path("resourceType").asText()).isEqualTo("User");
        assertThat(items.path(1).path("attribute").asText()).isEqualTo("name.nick");
    }

    @Test
    void what_a_patch_names_in_vain_is_counted() {
        // Given
        String user = client.post("/Users", "{\"userName\":\"a\"}").expect(201).id();
        String group =
                client.post("/Groups", "{\"displayName\":\"g\"}").expect(201).id();

        // When
        client.patch("/Users/" + user, operation("add", "shoeSize", "43")).expect(200);
        client.patch("/Users/" + user, "{\"Operations\":[{\"op\":\"add\",\"value\":{\"shoeSize\":43}}]}")
                .expect(200);
        client.patch("/Groups/" + group, operation("add", "colour", "\"x\"")).expect(200);

        // Then
        assertThat(StreamSupport.stream(ignored(2).spliterator(), false))
                .extracting(item -> item.path("resourceType").asText() + " "
                        + item.path("attribute").asText() + " "
                        + item.path("count").asInt())
                .containsExactlyInAnyOrder("User shoeSize 2", "Group colour 1");
    }

    /** They are written every few seconds. */
    private JsonNode ignored(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (support()
                        .get(attributes)
                        .then()
                        .extract()
                        .<List<Object>>path("items")
                        .size()
                < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(200_000_000);
        }
        return Json.read(support().get(attributes).asString()).path("items");
    }

    private static String operation(String op, String path, String value) {
        return "{\"Operations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}]}".formatted(op, path, value);
    }
}
