package io.rollcall.gateway.scim.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimType;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses queries that cannot be decoded with a SCIM body; the REST layer would answer without any. */
@ApplicationScoped
class QueryGuard {
    private static final int AFTER_AUTHENTICATION = 400;

    void install(@Observes Filters filters) {
        filters.register(QueryGuard::check, AFTER_AUTHENTICATION);
    }

    private static void check(RoutingContext request) {
        String query = request.request().query();
        if (query == null || query.indexOf('%') < 0 || !request.normalizedPath().startsWith("/scim/")) {
            request.next();
            return;
        }
        try {
            // Decoded once: whoever asks later gets the same map.
            request.queryParams();
        } catch (HttpException | IllegalArgumentException e) {
            ScimAnswers.end(
                    request,
                    ScimError.badRequest(
                            ScimType.INVALID_SYNTAX, "The query of the URL cannot be decoded. Encode % as %25."));
            return;
        }
        request.next();
    }
}
