package io.rollcall.gateway.traffic;

import static io.rollcall.gateway.testing.Gateway.as;
import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.issueToken;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to those who send too much, too slowly, or packed. */
@QuarkusTest
@GatewayTest
@TestProfile(TrafficTest.Impatient.class)
class TrafficTest {
    private String directory = "";
    private String traffic = "";
    private ScimClient client = new ScimClient("", "");

    /** Waits for bodies as long as a test may. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.http.body-timeout", "1S");
        }
    }

    @BeforeEach
    void aDirectory() {
        directory = createDirectory("traffic", "okta");
        traffic = directories("traffic") + "/" + directory + "/traffic";
        client = new ScimClient(url() + "/scim/v2/" + directory, issueToken("traffic", directory));
    }

    @Test
    void a_directory_that_asks_for_too_much_is_told_when_to_come_back() {
        // Given
        support()
                .body(Map.of("requestsPerSecond", 25, "logBodies", true))
                .put(traffic)
                .then()
                .statusCode(204);
        List<Answer> refused = new ArrayList<>();

        // When
        long end = System.nanoTime() + 20_000_000_000L;
        while (refused.isEmpty() && System.nanoTime() < end) {
            List<CompletableFuture<Answer>> burst = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                burst.add(client.sendAsync("GET", "/ServiceProviderConfig", null));
            }
            burst.forEach(answer -> {
                if (answer.join().status() == 429) {
                    refused.add(answer.join());
                }
            });
        }

        // Then
        assertThat(refused).isNotEmpty();
        Answer answer = refused.getFirst().expectError(429, "");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.json().path("detail").asText()).contains("25 requests a second");
        String sibling = createDirectory("traffic", "okta");
        new ScimClient(url() + "/scim/v2/" + sibling, issueToken("traffic", sibling))
                .get("/Users")
                .expect(200);
    }

    @Test
    void limits_are_set_by_the_vendor_and_never_under_the_floor() {
        support().get(traffic).then().body("requestsPerSecond", nullValue()).body("logBodies", equalTo(true));
        support()
                .body(Map.of("requestsPerSecond", 24, "logBodies", true))
                .put(traffic)
                .then()
                .statusCode(400);
        as(TestTokens.itAdmin("traffic"))
                .body(Map.of("requestsPerSecond", 1000, "logBodies", true))
                .put(traffic)
                .then()
                .statusCode(403);
        support()
                .body(Map.of("requestsPerSecond", 1000, "logBodies", false))
                .put(traffic)
                .then()
                .statusCode(204);
        as(TestTokens.itAdmin("traffic"))
                .body(Map.of("logBodies", true))
                .put(traffic + "/log-bodies")
                .then()
                .statusCode(204);
        support().get(traffic).then().body("requestsPerSecond", equalTo(1000)).body("logBodies", equalTo(true));
    }

    @Test
    void a_packed_body_is_unpacked() throws Exception {
        HttpResponse<String> answer = post(gzip("{\"userName\":\"packed\"}".getBytes(StandardCharsets.UTF_8)), "gzip");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("packed");
    }

    @Test
    void a_bomb_is_given_up_at_the_limit() throws Exception {
        // Given
        byte[] bomb = gzip(("{\"userName\":\"" + "x".repeat(100_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(bomb).hasSizeLessThan(200_000);

        // When
        HttpResponse<String> answer = post(bomb, "gzip");

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void what_is_not_gzip_is_refused() throws Exception {
        byte[] plain = "{\"userName\":\"plain\"}".getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(plain);

        assertThat(post(plain, "gzip").statusCode()).isEqualTo(400);
        assertThat(post(Arrays.copyOf(packed, packed.length / 2), "gzip").statusCode())
                .isEqualTo(400);
        HttpResponse<String> brotli = post(plain, "br");
        assertThat(brotli.statusCode()).isEqualTo(415);
        assertThat(brotli.headers().firstValue("Accept-Encoding")).contains("gzip, identity");
        assertThat(post(plain, "identity").statusCode()).isEqualTo(201);
    }

    @Test
    void a_body_that_does_not_arrive_ends_the_connection() throws Exception {
        // Given
        URI base = URI.create(client.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();

            // When
            out.write(("POST " + base.getPath() + "/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + client.token()
                            + "\r\nContent-Type: application/scim+json\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 408").contains("did not arrive");
        }
        client.get("/Users").expect(200);
    }

    private HttpResponse<String> post(byte[] body, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(client.baseUrl() + "/Users"))
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/scim+json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }
}
