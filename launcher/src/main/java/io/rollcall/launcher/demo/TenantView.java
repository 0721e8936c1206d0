package io.rollcall.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the admin APIs say of one tenant. */
final class TenantView {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int PAGE = 200;

    private final HttpClient http;
    private final StackFile stack;
    private final String tenant;
    private final String token;

    TenantView(HttpClient http, StackFile stack, String tenant, String token) {
        this.http = http;
        this.stack = stack;
        this.tenant = tenant;
        this.token = token;
    }

    String tenant() {
        return tenant;
    }

    /** A member by id; empty before provisioning-service has heard of the person. */
    Optional<Member> member(String id) {
        var answer = get(ServiceModule.PROVISIONING, "/members/" + id);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(Member.of(body(answer)));
    }

    List<Member> members() {
        var members = new ArrayList<Member>();
        var page = members("");
        page.required("items").forEach(item -> members.add(Member.of(item)));
        while (page.path("nextCursor").isTextual()) {
            page = members("&cursor=" + page.path("nextCursor").asText());
            page.required("items").forEach(item -> members.add(Member.of(item)));
        }
        return members;
    }

    private JsonNode members(String cursor) {
        return body(get(ServiceModule.PROVISIONING, "/members?status=all&limit=" + PAGE + cursor));
    }

    List<Pool> pools() {
        var pools = new ArrayList<Pool>();
        body(get(ServiceModule.LICENSE, "/seat-pools?limit=" + PAGE))
                .required("items")
                .forEach(item -> pools.add(Pool.of(item)));
        return pools;
    }

    /** The name of a seat type, for sentences. */
    String seatName(String seatType) {
        return pools().stream()
                .filter(pool -> pool.seatType().equals(seatType))
                .map(Pool::name)
                .findFirst()
                .orElse(seatType);
    }

    /** The reason that the check API gives for letting a person search for people, or not. */
    String mayUseSearch(String user) {
        var question = JsonNodeFactory.instance.objectNode().put("user", user).put("permission", "sourcing.search:use");
        var answer = send(
                request(ServiceModule.RBAC, "/check").POST(HttpRequest.BodyPublishers.ofString(question.toString())));
        return body(answer).required("reason").asText();
    }

    private HttpResponse<String> get(ServiceModule service, String resource) {
        return send(request(service, resource).GET());
    }

    private HttpRequest.Builder request(ServiceModule service, String resource) {
        var described = Optional.ofNullable(stack.services().get(service.module()))
                .orElseThrow(() -> new LauncherException("The stack runs without " + service.module() + "."));
        return HttpRequest.newBuilder(URI.create(described.url() + "/api/v1/tenants/" + tenant + resource))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LauncherException("No answer from " + request.uri() + "; is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while asking " + request.uri() + ".", e);
        }
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            if (answer.statusCode() != 200) {
                throw new LauncherException(
                        "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LauncherException(answer.uri() + " answered something that is not JSON.", e);
        }
    }
}
