package io.rollcall.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The running stack as {@code ./rollcall up} described it, and its admin APIs. */
final class StackFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final JsonNode stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private String supportToken = "";
    private Instant supportTokenSince = Instant.EPOCH;

    private StackFile(JsonNode stack) {
        this.stack = stack;
    }

    static StackFile read(Path file) throws IOException {
        if (!file.toFile().exists()) {
            throw new IOException(file + " is not there: start the stack with ./rollcall up --detach");
        }
        return new StackFile(JSON.readTree(file.toFile()));
    }

    URI service(String name) {
        return URI.create(text("/services/" + name + "/url"));
    }

    /** The process id of a service. */
    String process(String service) {
        return text("/services/" + service + "/pid");
    }

    /** Where a database of the stack is, for JDBC. */
    String database(String name) {
        return "jdbc:postgresql://localhost:" + text("/postgres/port") + "/" + name;
    }

    String kafka() {
        return text("/kafka/bootstrapServers");
    }

    /** An access token of the vendor's support staff, who may act on every tenant. */
    String supportToken() throws IOException, InterruptedException {
        return token("grant_type=password&client_id=rollcall-cli&username=" + encode(text("/support/username"))
                + "&password=" + encode(text("/support/password")));
    }

    /** An access token of a vendor service. */
    String serviceToken() throws IOException, InterruptedException {
        return token("grant_type=client_credentials&client_id=" + encode(text("/service/clientId")) + "&client_secret="
                + encode(text("/service/clientSecret")));
    }

    JsonNode admin(String method, URI service, String path, String body) throws IOException, InterruptedException {
        if (supportTokenSince.plus(FRESH).isBefore(Instant.now())) {
            supportToken = supportToken();
            supportTokenSince = Instant.now();
        }
        return call(HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + supportToken)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String token(String form) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(text("/oidc/tokenEndpoint")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .path("access_token")
                .asText();
    }

    private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    request.method() + " " + request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private String text(String pointer) {
        return stack.at(pointer).asText();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
