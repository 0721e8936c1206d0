package io.rollcall.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/** Asks provisioning-service about one tenant, as the vendor's support. */
public final class TenantClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final String tenantUrl;
    private final String token;

    /** Of provisioning-service. */
    public TenantClient(StackFile stack, String tenant) {
        this(stack, ServiceModule.PROVISIONING, tenant);
    }

    public TenantClient(StackFile stack, ServiceModule module, String tenant) {
        name = module.module();
        var service = Objects.requireNonNull(stack.services().get(name), "the stack has no " + name);
        tenantUrl = service.url() + "/api/v1/tenants/" + tenant;
        token = new TokenClient(http, stack.oidc().tokenEndpoint()).forUser(stack.support());
    }

    /** A refusal ends the command with its own words. */
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Missing where there is nothing. */
    public JsonNode find(String path) {
        var answer = exchange("GET", path, BodyPublishers.noBody());
        return answer.statusCode() == 404 ? MissingNode.getInstance() : read(answer);
    }

    /** A refusal ends the command with its own words. */
    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, BodyPublishers.ofString(body.toString()));
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        return read(exchange(method, path, body));
    }

    private HttpResponse<String> exchange(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(tenantUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LauncherException(name + " does not answer at " + tenantUrl + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for " + name + ".", e);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            var json = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new LauncherException(
                        json.path("detail").asText(name + " answered " + answer.statusCode() + "."));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new LauncherException(name + " answered what is no JSON at " + tenantUrl + ".", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
