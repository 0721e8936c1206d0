package io.rollcall.gateway.scim.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address under which clients reach the gateway: configured, or what the request and its proxies say. */
@ApplicationScoped
public class PublicUrl {
    private final Optional<String> configured;

    public PublicUrl(@ConfigProperty(name = "rollcall.public-url") Optional<String> configured) {
        this.configured = configured
                .filter(url -> !url.isBlank())
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** Without a trailing slash. */
    public String of(RoutingContext request) {
        return configured.orElseGet(() -> fromRequest(request));
    }

    private static String fromRequest(RoutingContext request) {
        return request.request().scheme() + "://" + request.request().authority();
    }
}
