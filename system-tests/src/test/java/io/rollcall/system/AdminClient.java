package io.rollcall.system;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.launcher.StackFile;
import io.rollcall.system.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The admin APIs of all services, as vendor support, as an admin of a tenant, or as a vendor service. */
final class AdminClient {

    /** Well below the life of a token; Keycloak refuses a person who signs in twice at the same moment. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final StackFile stack;
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    AdminClient(StackFile stack) {
        this.stack = stack;
    }

    String supportToken() {
        return passwordToken(stack.support().username(), stack.support().password());
    }

    String adminToken(String tenant) {
        var admin = stack.tenant(tenant).orElseThrow().admin();
        return passwordToken(admin.username(), admin.password());
    }

    /** The token of a service of the vendor, its login for instance. */
    String serviceToken() {
        return token("grant_type=client_credentials&client_id="
                + encode(stack.service().clientId()) + "&client_secret="
                + encode(stack.service().clientSecret()));
    }

    private String passwordToken(String username, String password) {
        return token("grant_type=password&client_id=rollcall-cli&username=" + encode(username) + "&password="
                + encode(password));
    }

    private String token(String form) {
        Instant now = Instant.now();
        return tokens.compute(
                        form,
                        (key, kept) -> kept != null && now.isBefore(kept.until())
                                ? kept
                                : new Kept(signIn(form), now.plus(KEPT)))
                .token();
    }

    private String signIn(String form) {
        return Http.send("POST", stack.oidc().tokenEndpoint(), "", "application/x-www-form-urlencoded", form)
                .expect(200)
                .body()
                .path("access_token")
                .asText();
    }

    Answer send(String method, String service, String path, String body) {
        return send(method, service, path, body, supportToken());
    }

    Answer send(String method, String service, String path, String body, String token) {
        String url = url(service) + "/api/v1/tenants/" + path;
        return Http.send(method, url, token, "application/json", body);
    }

    /** An answer that is no JSON. */
    String text(String service, String path) {
        return Http.text(url(service) + "/api/v1/tenants/" + path, supportToken());
    }

    private String url(String service) {
        return requireNonNull(stack.services().get(service), service).url();
    }

    /** A tenant of the test's own: one directory, a rule for everybody, and a limited pool of full seats. */
    ScimClient createTenant(String tenant, int seats) {
        return createTenant(tenant, seats, "okta");
    }

    ScimClient createTenant(String tenant, int seats, String provider) {
        send("PUT", "provisioning-service", tenant, "{\"name\":\"" + tenant + "\"}");
        send("POST", "license-service", tenant + "/seat-pools", """
                {"seatType":"full","name":"Full","billable":true,"purchased":%d,"policy":"BLOCK"}""".formatted(seats))
                .expect(201);
        send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments":[],"everyoneElse":{"roles":["standard"],"seats":["full"]}}""").expect(200);
        return createDirectory(tenant, "Test", provider);
    }

    /** A further directory of a tenant. */
    ScimClient createDirectory(String tenant, String name, String provider) {
        var directory = send("POST", "scim-gateway", tenant + "/directories", """
                {"name":"%s","provider":"%s"}""".formatted(name, provider))
                .expect(201)
                .body();
        String id = directory.path("id").asText();
        var token = send("POST", "scim-gateway", tenant + "/directories/" + id + "/tokens", "{\"name\":\"test\"}")
                .expect(201)
                .body();
        return new ScimClient(
                url("scim-gateway") + "/scim/v2/" + id, token.path("token").asText());
    }

    /** What the check API says of a person. */
    String check(String tenant, String user, String permission, String token) {
        return send(
                        "POST",
                        "rbac-service",
                        tenant + "/check",
                        "{\"user\":\"" + user + "\",\"permission\":\"" + permission + "\"}",
                        token)
                .expect(200)
                .body()
                .path("reason")
                .asText();
    }

    JsonNode member(String tenant, String user) {
        return send("GET", "provisioning-service", tenant + "/members/" + user, "")
                .body();
    }

    JsonNode pool(String tenant, String seatType) {
        for (var pool : all("license-service", tenant + "/seat-pools")) {
            if (pool.path("seatType").asText().equals(seatType)) {
                return pool;
            }
        }
        throw new AssertionError("tenant " + tenant + " has no pool of " + seatType);
    }

    /** Every item of a paged list. */
    List<JsonNode> all(String service, String path) {
        String token = supportToken();
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            String page = path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor;
            var body = send("GET", service, page, "", token).expect(200).body();
            body.path("items").forEach(items::add);
            var next = body.path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + encode(next.asText()) : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
