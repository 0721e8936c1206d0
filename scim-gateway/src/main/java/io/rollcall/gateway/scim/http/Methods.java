package io.rollcall.gateway.scim.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.scim.message.ScimError;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What routing by path alone gets wrong: OPTIONS names the methods of this path, not those of every path like it, and
 * {@code .search} is not the id of a resource that could be read or replaced. After authentication.
 */
@ApplicationScoped
public class Methods {
    private static final int AFTER_RATE_LIMIT = 340;

    void install(@Observes Filters filters) {
        filters.register(Methods::check, AFTER_RATE_LIMIT);
    }

    private static void check(RoutingContext request) {
        String path = request.normalizedPath();
        HttpMethod method = request.request().method();
        if (!Callers.known(request)) {
            request.next();
        } else if (method.equals(HttpMethod.OPTIONS)) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Allow", AllowedMethods.at(path) + ", OPTIONS")
                    .end();
        } else if (AllowedMethods.isSearchOfType(path) && !method.equals(HttpMethod.POST)) {
            request.response().putHeader("Allow", AllowedMethods.at(path));
            ScimAnswers.end(request, ScimError.of(405, ScimErrors.OTHER_METHODS));
        } else {
            request.next();
        }
    }
}
