package io.rollcall.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.telemetry.LogFields;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One id per request: taken from the client when it is a harmless one, answered, logged and part of every error. */
@ApplicationScoped
public class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:/+=-]{8,128}");
    private static final String KEY = RequestId.class.getName();
    private static final int BEFORE_EVERYTHING = 10_000;

    void install(@Observes Filters filters) {
        filters.register(RequestId::assign, BEFORE_EVERYTHING);
    }

    public static @Nullable String of(RoutingContext request) {
        return request.get(KEY);
    }

    private static void assign(RoutingContext request) {
        String offered = request.request().getHeader(HEADER);
        String id = offered != null && HARMLESS.matcher(offered).matches()
                ? offered
                : Ids.next().toString();
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        MDC.put(LogFields.REQUEST_ID, id);
        request.next();
    }
}
