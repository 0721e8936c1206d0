package io.rollcall.gateway.traffic.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.traffic.RateLimiter;
import io.rollcall.scim.message.ScimError;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/** Answers 429 with Retry-After (RFC 6585) to a directory that asks for too much. After authentication. */
@ApplicationScoped
public class RateLimit {
    private static final int AFTER_AUTHENTICATION = 400;

    private final RateLimiter limiter;
    private final Counter refused;

    public RateLimit(RateLimiter limiter, MeterRegistry metrics) {
        this.limiter = limiter;
        this.refused = Counter.builder("rollcall.scim.rate.limited")
                .description("SCIM requests that were answered 429")
                .register(metrics);
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_AUTHENTICATION);
    }

    private void check(RoutingContext request) {
        RequestTrace trace = RequestTrace.of(request);
        RequestTrace.Target target = trace == null ? null : trace.target();
        if (trace == null || target == null) {
            request.next();
            return;
        }
        int limit = limiter.limit(target.requestsPerSecond());
        long wait = limiter.take(target.directory(), limit, System.nanoTime());
        if (wait == 0) {
            request.next();
            return;
        }
        refused.increment();
        trace.refused("more than " + limit + " requests a second");
        refuse(request, limit, Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait + 999_999_999)));
    }

    private static void refuse(RoutingContext request, int limit, long seconds) {
        request.response().putHeader("Retry-After", Long.toString(seconds));
        ScimAnswers.end(
                request,
                ScimError.of(
                        429,
                        "This directory sends more than its limit of " + limit + " requests a second. Nothing was"
                                + " changed by this request. Try again in " + seconds + " s; most identity providers do"
                                + " so by themselves. The limit can be raised by your vendor."));
    }
}
