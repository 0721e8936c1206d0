package io.rollcall.rbac.client.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.client.SnapshotException;
import io.rollcall.rbac.client.SnapshotSource;
import io.rollcall.rbac.client.TokenSource;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.rollcall.rbac.snapshot.PeopleSnapshot;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.snapshot.PolicySnapshot;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots over HTTP. A token that is refused is renewed once. */
public final class HttpSnapshots implements SnapshotSource {

    private static final int PAGE = 1_000;

    private final JsonHttp http = new JsonHttp();
    private final URI service;
    private final TokenSource tokens;
    private final Duration timeout;

    /** @param timeout of one request */
    public HttpSnapshots(URI service, TokenSource tokens, Duration timeout) {
        this.service = service;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    @Override
    public PolicySnapshot policy(TenantId tenant) {
        return send(request(ofTenant(tenant, "policy")).GET(), PolicySnapshot.class);
    }

    @Override
    public Optional<PersonSnapshot> person(TenantId tenant, UserId user) {
        byte[] body = http.write(Map.of("users", List.of(user.toString())));
        PeopleSnapshot found = send(
                request(ofTenant(tenant, "people"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                PeopleSnapshot.class);
        return found.items().stream().findFirst();
    }

    @Override
    public PeopleSnapshot people(TenantId tenant, @Nullable String cursor) {
        String from = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return send(request(ofTenant(tenant, "people?limit=" + PAGE + from)).GET(), PeopleSnapshot.class);
    }

    @Override
    public AppliedPositions applied() {
        return send(request("/api/v1/operations/applied-positions").GET(), AppliedPositions.class);
    }

    private static String ofTenant(TenantId tenant, String rest) {
        return "/api/v1/tenants/" + tenant + "/snapshots/" + rest;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(timeout);
    }

    private <T> T send(HttpRequest.Builder request, Class<T> type) {
        try {
            return http.sendAuthorized(authorized(request), type);
        } catch (JsonHttp.UnauthorizedException first) {
            tokens.refused();
            return again(request, type);
        }
    }

    private <T> T again(HttpRequest.Builder request, Class<T> type) {
        try {
            return http.sendAuthorized(authorized(request), type);
        } catch (JsonHttp.UnauthorizedException e) {
            throw new SnapshotException("rbac-service does not accept the token", e);
        }
    }

    private HttpRequest authorized(HttpRequest.Builder request) {
        return request.setHeader("Authorization", "Bearer " + tokens.token()).build();
    }
}
