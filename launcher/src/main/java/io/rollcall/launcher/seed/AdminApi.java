package io.rollcall.launcher.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rollcall.launcher.LauncherException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** JSON over HTTP with an access token. A service that is not ready for a request yet is asked again for a while. */
final class AdminApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int NETWORK_FAILURE = 599;

    private final HttpClient http;
    private final String token;

    AdminApi(HttpClient http, Supplier<String> token) {
        this.http = http;
        this.token = token.get();
    }

    JsonNode get(String url) {
        return send("GET", url, HttpRequest.BodyPublishers.noBody());
    }

    JsonNode post(String url, JsonNode body) {
        return send("POST", url, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    JsonNode put(String url, JsonNode body) {
        return send("PUT", url, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    void delete(String url) {
        send("DELETE", url, HttpRequest.BodyPublishers.noBody());
    }

    /** Status of a GET with another token, asked once. */
    int status(String url, String otherToken) {
        return exchange(request("GET", url, otherToken, HttpRequest.BodyPublishers.noBody()))
                .status();
    }

    private JsonNode send(String method, String url, HttpRequest.BodyPublisher body) {
        var request = request(method, url, token, body);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = exchange(request);
        while (answer.mayChange() && System.nanoTime() < deadline) {
            pause();
            answer = exchange(request);
        }
        if (!answer.isSuccess()) {
            throw new LauncherException(
                    "Seeding failed: %s %s answered %d %s".formatted(method, url, answer.status(), answer.body()));
        }
        return parse(url, answer.body());
    }

    private static HttpRequest request(String method, String url, String token, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json, application/scim+json")
                .method(method, body)
                .build();
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(NETWORK_FAILURE, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while seeding.", e);
        }
    }

    private static JsonNode parse(String url, String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new LauncherException(url + " answered something that is not JSON.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while seeding.", e);
        }
    }

    private record Answer(int status, String body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Not ready yet, busy, or a tenant that the service has not heard of yet. */
        boolean mayChange() {
            return status == 404 || status == 425 || status == 429 || status >= 500;
        }
    }
}
