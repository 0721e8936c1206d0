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

    /** Whether there is an endpoint at the path of the request, whatever its method. */
    public static boolean known(RoutingContext request) {
        return AllowedMethods.any(request.normalizedPath(), Callers.of(request).types());
    }

    private static void check(RoutingContext request) {
        String path = request.normalizedPath();
        HttpMethod method = request.request().method();
        if (!Callers.known(request)) {
            request.next();
            return;
        }
        boolean search = AllowedMethods.isSearchOfType(path) && !method.equals(HttpMethod.POST);
        if (!search && !method.equals(HttpMethod.OPTIONS)) {
            request.next();
        } else if (!known(request)) {
            ScimAnswers.end(request, ScimError.notFound(ScimErrors.NO_ENDPOINT));
        } else if (method.equals(HttpMethod.OPTIONS)) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Allow", AllowedMethods.at(path) + ", OPTIONS")
                    .end();
        } else {
            request.response().putHeader("Allow", AllowedMethods.at(path));
            ScimAnswers.end(request, ScimError.of(405, ScimErrors.OTHER_METHODS));
        }
    }
}
