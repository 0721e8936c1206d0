package io.rollcall.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An identity provider: speaks SCIM to one directory. Offers HTTP/2 with every request, as the JDK client does. */
public record ScimClient(String baseUrl, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** {@code /Users?filter=...} with the filter encoded. */
    public Answer find(String type, String filter) {
        return get("/" + type + "?filter=" + encode(filter));
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Headers replace those that are sent anyway; an empty value leaves one out. */
    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            HttpRequest request = request(method, path, body, headers);
            return new Answer(method + " " + path + " " + body, HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public CompletableFuture<Answer> sendAsync(String method, String path, @Nullable String body) {
        return HTTP.sendAsync(request(method, path, body, Map.of()), BodyHandlers.ofString())
                .thenApply(response -> new Answer(method + " " + path + " " + body, response));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/scim+json; charset=utf-8");
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return request.build();
    }
}
