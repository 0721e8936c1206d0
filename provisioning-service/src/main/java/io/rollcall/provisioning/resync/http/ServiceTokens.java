package io.rollcall.provisioning.resync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.provisioning.resync.ResyncException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Access tokens of this service, by client credentials; one is used until shortly before its end. */
@ApplicationScoped
class ServiceTokens {

    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final String endpoint;
    private final Optional<String> client;
    private final Optional<String> secret;
    private final ObjectMapper json;
    private final Clock clock;
    private @Nullable Token present;

    private record Token(String value, Instant goodUntil) {}

    ServiceTokens(
            @ConfigProperty(name = "rollcall.oidc.server-url") String server,
            @ConfigProperty(name = "rollcall.oidc.client-id") Optional<String> client,
            @ConfigProperty(name = "rollcall.oidc.client-secret") Optional<String> secret,
            ObjectMapper json,
            Clock clock) {
        this.endpoint = server + "/protocol/openid-connect/token";
        this.client = client;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    boolean available() {
        return client.isPresent() && secret.isPresent();
    }

    synchronized void forget() {
        present = null;
    }

    synchronized String get(HttpClient http) throws IOException, InterruptedException {
        Token token = present;
        if (token == null || !token.goodUntil.isAfter(clock.instant())) {
            token = request(http);
            present = token;
        }
        return token.value;
    }

    private Token request(HttpClient http) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encoded(client)
                        + "&client_secret=" + encoded(secret)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new ResyncException("The identity provider refused a token: " + answer.statusCode() + ".");
        }
        return token(answer.body());
    }

    private Token token(String body) throws JsonProcessingException {
        JsonNode answer = json.readTree(body);
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
        return new Token(answer.path("access_token").asText(), clock.instant().plus(life));
    }

    private static String encoded(Optional<String> value) {
        return URLEncoder.encode(value.orElse(""), StandardCharsets.UTF_8);
    }
}
