package io.rollcall.kit.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Errors that arise outside of the REST layer: unknown routes, bodies over the limit, failures of other handlers. */
@ApplicationScoped
class RouteErrors {

    private static final Logger LOG = Logger.getLogger(RouteErrors.class);

    private final ErrorResponses responses;

    RouteErrors(ErrorResponses responses) {
        this.responses = responses;
    }

    void install(@Observes Router router) {
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, request -> end(request, status));
        }
    }

    private void end(RoutingContext request, int status) {
        if (status >= 500 && request.failure() != null) {
            LOG.error("a request failed outside of the REST layer", request.failure());
        }
        // The router refuses a path that cannot be decoded before any handler sees it.
        boolean unreadable =
                status == 400 && !UriGuard.isValid(request.request().uri());
        responses.end(request, unreadable ? UriGuard.PROBLEM : StatusProblems.of(status));
    }
}
