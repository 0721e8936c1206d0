package io.rollcall.gateway.traffic.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.rollcall.scim.message.ScimError;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a body may come: plain or as gzip, else 415 with what is taken (RFC 7694); and within a time, however slowly its
 * bytes drip, else 408 and the end of the connection.
 */
@ApplicationScoped
public class BodyArrival {
    private static final int AFTER_RATE_LIMIT = 300;

    private final Vertx vertx;
    private final long patienceMillis;

    public BodyArrival(
            Vertx vertx, @ConfigProperty(name = "rollcall.http.body-timeout", defaultValue = "30S") Duration patience) {
        this.vertx = vertx;
        this.patienceMillis = patience.toMillis();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_RATE_LIMIT);
    }

    private void check(RoutingContext request) {
        if (!ScimPaths.isScim(request.normalizedPath()) || !hasBody(request.request())) {
            request.next();
            return;
        }
        if (!isReadable(request.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, identity");
            refuse(request, 415, "Send the body as it is, or compressed with gzip (Content-Encoding: gzip).");
            return;
        }
        if (!request.request().isEnded()) {
            long timer = vertx.setTimer(patienceMillis, fired -> giveUp(request));
            request.addEndHandler(end -> vertx.cancelTimer(timer));
        }
        request.next();
    }

    private void giveUp(RoutingContext request) {
        if (!request.request().isEnded() && !request.response().headWritten()) {
            refuse(request, 408, "The body did not arrive within " + patienceMillis / 1000 + " s.");
        }
    }

    private static void refuse(RoutingContext request, int status, String detail) {
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.refused("status " + status + ". " + detail);
        }
        if (request.request().version() == HttpVersion.HTTP_2) {
            ScimAnswers.end(request, ScimError.of(status, detail));
            return;
        }
        // What is left of the body is not read, so the connection is of no further use.
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(end -> request.request().connection().close());
        ScimAnswers.end(request, ScimError.of(status, detail));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || !request.isEnded()
                : !length.equals("0");
    }

    private static boolean isReadable(@Nullable String encoding) {
        return encoding == null
                || encoding.isBlank()
                || encoding.equalsIgnoreCase("identity")
                || GzipBodies.isGzip(encoding);
    }
}
