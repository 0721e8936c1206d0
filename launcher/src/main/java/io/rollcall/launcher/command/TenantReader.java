package io.rollcall.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/** Reads from provisioning-service about one tenant, as the vendor's support. */
final class TenantReader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String tenantUrl;
    private final String token;

    TenantReader(StackFile stack, String tenant) {
        var service = Objects.requireNonNull(
                stack.services().get(ServiceModule.PROVISIONING.module()), "the stack has no provisioning-service");
        tenantUrl = service.url() + "/api/v1/tenants/" + tenant;
        token = new TokenClient(http, stack.oidc().tokenEndpoint()).forUser(stack.support());
    }

    /** A refusal ends the command with its own words. */
    JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create(tenantUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new LauncherException(
                        body.path("detail").asText("provisioning-service answered " + answer.statusCode() + "."));
            }
            return body;
        } catch (IOException e) {
            throw new LauncherException("provisioning-service does not answer at " + tenantUrl + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for provisioning-service.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
