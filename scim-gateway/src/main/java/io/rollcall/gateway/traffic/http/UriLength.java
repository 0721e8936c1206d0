package io.rollcall.gateway.traffic.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.rollcall.scim.message.ScimError;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 414 to a request whose URI is too long. The limits of the HTTP layer are far above, because it refuses what
 * exceeds them without a body, before anybody knows that it is SCIM.
 */
@ApplicationScoped
public class UriLength {
    private static final int AFTER_RATE_LIMIT = 350;

    private final int longest;

    public UriLength(@ConfigProperty(name = "rollcall.scim.max-uri-length", defaultValue = "32768") int longest) {
        this.longest = longest;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_RATE_LIMIT);
    }

    private void check(RoutingContext request) {
        int length = request.request().uri().length();
        if (length <= longest || !ScimPaths.isScim(request.normalizedPath())) {
            request.next();
            return;
        }
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.refused("a URI of " + length + " characters");
        }
        ScimAnswers.end(
                request,
                ScimError.of(
                        414,
                        "The URI has " + length + " characters, which exceeds " + longest
                                + ". Send the query as the body of POST /.search (RFC 7644 section 3.4.3)."));
    }
}
