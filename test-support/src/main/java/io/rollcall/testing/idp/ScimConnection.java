package io.rollcall.testing.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The SCIM base URL of a directory and the bearer token for it. */
public record ScimConnection(HttpClient http, String baseUrl, String token) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The same directory, asked with another token. */
    public ScimConnection withToken(String other) {
        return new ScimConnection(http, baseUrl, other);
    }

    @Override
    public String toString() {
        return "ScimConnection[" + baseUrl + "]";
    }

    ScimAnswer get(String userAgent, String path) {
        return send(path, request(userAgent, path).GET());
    }

    ScimAnswer delete(String userAgent, String path) {
        return send(path, request(userAgent, path).DELETE());
    }

    ScimAnswer send(String userAgent, String method, String path, JsonNode body) {
        return send(
                path,
                request(userAgent, path)
                        .header("Content-Type", "application/scim+json; charset=utf-8")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String userAgent, String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", userAgent)
                .header("Accept", "application/scim+json");
    }

    private ScimAnswer send(String path, HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new ScimAnswer(
                    request.method() + " " + path,
                    response.statusCode(),
                    JSON.readTree(response.body()),
                    response.headers().firstValue("WWW-Authenticate").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + request.method() + " " + request.uri(), e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
