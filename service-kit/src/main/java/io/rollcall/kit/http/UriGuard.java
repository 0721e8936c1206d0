package io.rollcall.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;

/** Refuses a URI that cannot be read before anybody tries to, with a body that says so. */
@ApplicationScoped
class UriGuard {

    static final Problem PROBLEM = Problem.of(
            400,
            "bad-uri",
            "The URL is not valid",
            "The URL has a character that must be %-encoded, or a %-escape that is not one.");
    private static final int AFTER_REQUEST_ID = 9_500;

    private final ErrorResponses responses;

    UriGuard(ErrorResponses responses) {
        this.responses = responses;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        if (isValid(request.request().uri())) {
            request.next();
            return;
        }
        responses.end(request, PROBLEM);
    }

    static boolean isValid(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
