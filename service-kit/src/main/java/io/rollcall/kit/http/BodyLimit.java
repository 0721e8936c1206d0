package io.rollcall.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that says it is too large before any of it is read. {@link BodyGuard} has the rest. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_REQUEST_ID = 9_000;

    private final ErrorResponses responses;
    private final BodySizes sizes;

    BodyLimit(ErrorResponses responses, BodySizes sizes) {
        this.responses = responses;
        this.sizes = sizes;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && exceeds(length, sizes.limit(request))) {
            if (request.request().version() != HttpVersion.HTTP_2) {
                // The rest of the body is not read, so the connection is of no further use.
                request.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
            responses.end(request, StatusProblems.of(413));
        } else {
            request.next();
        }
    }

    private static boolean exceeds(String length, long limit) {
        return length.length() > 18 || Long.parseLong(length) > limit;
    }
}
