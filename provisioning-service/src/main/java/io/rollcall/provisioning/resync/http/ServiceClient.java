package io.rollcall.provisioning.resync.http;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.peer.PeerTokens;
import io.rollcall.provisioning.resync.ResyncException;
import io.rollcall.provisioning.resync.Service;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the other services, as a service. Blocking: resyncs have threads of their own. */
@ApplicationScoped
class ServiceClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;

    private final Map<Service, String> addresses = new EnumMap<>(Service.class);
    private final PeerTokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ServiceClient(
            PeerTokens tokens,
            @ConfigProperty(name = "rollcall.gateway.url") Optional<String> gateway,
            @ConfigProperty(name = "rollcall.license.url") Optional<String> license,
            @ConfigProperty(name = "rollcall.rbac.url") Optional<String> rbac) {
        this.tokens = tokens;
        gateway.ifPresent(url -> addresses.put(Service.GATEWAY, url));
        license.ifPresent(url -> addresses.put(Service.LICENSE, url));
        rbac.ifPresent(url -> addresses.put(Service.RBAC, url));
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    boolean knowsAll() {
        return addresses.size() == Service.values().length - 1 && tokens.available();
    }

    String get(Service service, TenantId tenant, String path) {
        return send(service, request(service, tenant, path).GET());
    }

    String post(Service service, TenantId tenant, String path, String json) {
        return send(
                service,
                request(service, tenant, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(Service service, TenantId tenant, String path) {
        String url = addresses.get(service) + "/api/v1/tenants/" + tenant.value() + "/" + path;
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private String send(Service service, HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(service, request);
        if (answer.statusCode() == UNAUTHORIZED) {
            tokens.forget();
            answer = exchange(service, request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new ResyncException("%s answered %d.".formatted(service.title(), answer.statusCode()));
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(Service service, HttpRequest.Builder request) {
        try {
            return http.send(
                    request.setHeader("Authorization", "Bearer " + token()).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ResyncException(service.title() + " did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResyncException("interrupted", e);
        }
    }

    private String token() {
        try {
            return tokens.token().await().atMost(TIMEOUT);
        } catch (RuntimeException e) {
            throw new ResyncException("The OIDC provider gave this service no token.", e);
        }
    }
}
