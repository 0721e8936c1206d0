package io.rollcall.launcher.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.launcher.ServiceModule;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The requests of the admin APIs that set up one tenant. Each looks first and changes only what is missing. */
final class TenantRequests {
    private static final String TOKEN_NAME = "demo";

    private final AdminApi api;
    private final Function<ServiceModule, String> url;
    private final String path;

    TenantRequests(AdminApi api, Function<ServiceModule, String> url, String tenant) {
        this.api = api;
        this.url = url;
        this.path = "/api/v1/tenants/" + tenant;
    }

    void putTenant(String name) {
        api.put(at(ServiceModule.PROVISIONING, ""), object("name", name));
    }

    void createRole(JsonNode role) {
        var roles = at(ServiceModule.RBAC, "/roles");
        if (find(roles, "key", role).isEmpty()) {
            api.post(roles, role);
        }
    }

    void createSeatPool(JsonNode pool) {
        var pools = at(ServiceModule.LICENSE, "/seat-pools");
        if (find(pools, "seatType", pool).isEmpty()) {
            api.post(pools, pool);
        }
    }

    void putAssignments(JsonNode assignments) {
        var existing = at(ServiceModule.PROVISIONING, "/assignments");
        if (!isCustomised(api.get(existing))) {
            api.put(existing, assignments);
        }
    }

    /** A tenant starts without rules of its own; later ones may be the work of a person. */
    private static boolean isCustomised(JsonNode assignments) {
        return !assignments.path("assignments").isEmpty();
    }

    String createDirectory(JsonNode directory) {
        var directories = at(ServiceModule.GATEWAY, "/directories");
        return find(directories, "name", directory)
                .orElseGet(() -> api.post(directories, directory))
                .required("id")
                .asText();
    }

    /** A directory has two active tokens at most, so the one that is replaced makes room. */
    String replaceToken(String directory) {
        var tokens = at(ServiceModule.GATEWAY, "/directories/" + directory + "/tokens");
        api.get(tokens).path("items").forEach(token -> {
            if (token.path("name").asText().equals(TOKEN_NAME) && !token.hasNonNull("revokedAt")) {
                api.delete(tokens + "/" + token.required("id").asText());
            }
        });
        return api.post(tokens, object("name", TOKEN_NAME)).required("token").asText();
    }

    boolean accepts(String scimBaseUrl, String token) {
        return api.status(scimBaseUrl + "/Users?count=1", token) == 200;
    }

    private Optional<JsonNode> find(String list, String field, JsonNode wanted) {
        var items = api.get(list + "?limit=200").path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item ->
                        item.path(field).asText().equals(wanted.path(field).asText()))
                .findFirst();
    }

    private String at(ServiceModule service, String resource) {
        return url.apply(service) + path + resource;
    }

    private static JsonNode object(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }
}
