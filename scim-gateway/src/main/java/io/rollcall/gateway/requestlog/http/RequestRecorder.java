package io.rollcall.gateway.requestlog.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.events.DirectoryId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.gateway.auth.Credentials;
import io.rollcall.gateway.requestlog.EventRef;
import io.rollcall.gateway.requestlog.RequestEvents;
import io.rollcall.gateway.requestlog.RequestLog;
import io.rollcall.gateway.requestlog.RequestRecord;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.rollcall.gateway.traffic.DirectoryBuckets;
import io.rollcall.kit.http.RequestId;
import io.rollcall.kit.id.Ids;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands every request of a directory to the log when it has ended, also those that were not let in. */
@ApplicationScoped
public class RequestRecorder {
    private static final int AFTER_REQUEST_ID = 9_500;
    private static final int CLOSED_BY_CLIENT = 499;
    private static final int UNAUTHORIZED = 401;
    /** Whoever knows the address of a directory can cause entries without having a token. */
    private static final int REFUSALS_PER_SECOND = 10;

    private static final int MAX_PATH = 2_000;
    private static final int MAX_HEADER = 300;
    /** What is larger is not even held until it is cut. */
    private static final int MAX_BODY = 1024 * 1024;

    private final RequestLog log;
    private final RequestEvents events;
    private final Authenticator authenticator;
    private final Clock clock;
    private final DirectoryBuckets refusals = new DirectoryBuckets();

    public RequestRecorder(RequestLog log, RequestEvents events, Authenticator authenticator, Clock clock) {
        this.log = log;
        this.events = events;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        filters.register(this::begin, AFTER_REQUEST_ID);
    }

    private void begin(RoutingContext request) {
        DirectoryId directory = ScimPaths.directory(request.normalizedPath());
        if (directory != null) {
            RequestTrace trace = RequestTrace.start(request);
            String id = Objects.requireNonNullElse(RequestId.of(request), "");
            boolean collects = request.request().method() != HttpMethod.GET && events.begin(id, directory);
            request.addEndHandler(end -> ended(request, trace, directory, id, collects, end.failed()));
        }
        request.next();
    }

    private void ended(
            RoutingContext request,
            RequestTrace trace,
            DirectoryId directory,
            String id,
            boolean collects,
            boolean closed) {
        List<EventRef> caused = collects ? events.end(id) : List.of();
        int status = closed ? CLOSED_BY_CLIENT : request.response().getStatusCode();
        float millis = (System.nanoTime() - trace.startedNanos()) / 1e6f;
        RequestTrace.Target target = trace.target();
        if (target != null) {
            add(request.request(), trace, target, id, status, millis, caused);
        } else {
            // It ended before anybody asked whose it is: a body that says it is too large, for example.
            authenticator
                    .find(directory)
                    .subscribe()
                    .with(
                            found -> {
                                if (found != null) {
                                    add(request.request(), trace, ownerOf(found), id, status, millis, caused);
                                }
                            },
                            failure -> log.skip());
        }
    }

    private void add(
            HttpServerRequest request,
            RequestTrace trace,
            RequestTrace.Target target,
            String id,
            int status,
            float millis,
            List<EventRef> caused) {
        if (status == UNAUTHORIZED && tooMany(target.directory())) {
            log.skip();
            return;
        }
        log.add(new RequestRecord(
                Ids.next(),
                target.tenant(),
                target.directory(),
                clock.instant(),
                request.method().name(),
                cut(path(request), MAX_PATH),
                status,
                millis,
                Objects.requireNonNullElse(trace.dialect(), target.dialect()),
                trace.client(),
                cutHeader(request.getHeader("User-Agent")),
                id,
                trace.refusal(),
                trace.remarks().texts(),
                small(trace.requestBody()),
                small(trace.responseBody()),
                target.logBodies(),
                status < 400 ? caused : List.of()));
    }

    private static RequestTrace.Target ownerOf(Credentials found) {
        return new RequestTrace.Target(
                found.tenant(),
                found.directory(),
                found.provider(),
                found.traffic().requestsPerSecond(),
                found.traffic().logBodies());
    }

    private boolean tooMany(DirectoryId directory) {
        return refusals.take(directory, REFUSALS_PER_SECOND, System.nanoTime()) > 0;
    }

    private static String path(HttpServerRequest request) {
        String path = ScimPaths.withinDirectory(Objects.requireNonNullElse(request.path(), "/"));
        return request.query() == null ? path : path + '?' + request.query();
    }

    private static byte @Nullable [] small(byte @Nullable [] body) {
        return body == null || body.length > MAX_BODY ? null : body;
    }

    private static @Nullable Buffer small(@Nullable Buffer body) {
        return body == null || body.length() > MAX_BODY ? null : body;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static @Nullable String cutHeader(@Nullable String text) {
        return text == null ? null : cut(text, MAX_HEADER);
    }
}
