package io.rollcall.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets access tokens from Keycloak. */
public final class TokenClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final String tokenEndpoint;

    public TokenClient(HttpClient http, String tokenEndpoint) {
        this.http = http;
        this.tokenEndpoint = tokenEndpoint;
    }

    /** Token of a person, by password: only for the users of the demo realm. */
    public String forUser(StackFile.Login login) {
        return request(Map.of(
                "grant_type",
                "password",
                "client_id",
                Logins.CLI_CLIENT,
                "username",
                login.username(),
                "password",
                login.password()));
    }

    /** Token of a service. */
    public String forClient(StackFile.Client client) {
        return request(Map.of(
                "grant_type", "client_credentials",
                "client_id", client.clientId(),
                "client_secret", client.clientSecret()));
    }

    private String request(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(tokenEndpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LauncherException("Keycloak refused a token with status " + response.statusCode() + ".");
            }
            return JSON.readTree(response.body()).required("access_token").asText();
        } catch (IOException e) {
            throw new LauncherException("Keycloak does not answer at " + tokenEndpoint + "; is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for Keycloak.", e);
        }
    }
}
