package io.rollcall.kit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that says it is too large before any of it is read. {@link BodyGuard} has the rest. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_REQUEST_ID = 9_000;

    private final ErrorResponses responses;
    private final long limit;

    BodyLimit(ErrorResponses responses, @ConfigProperty(name = "rollcall.http.max-body-size") MemorySize limit) {
        this.responses = responses;
        this.limit = limit.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && exceeds(length)) {
            if (request.request().version() != HttpVersion.HTTP_2) {
                // The rest of the body is not read, so the connection is of no further use.
                request.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
            responses.end(request, StatusProblems.of(413));
        } else {
            request.next();
        }
    }

    private boolean exceeds(String length) {
        return length.length() > 18 || Long.parseLong(length) > limit;
    }
}
