package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Carries the caller from authentication to the resources. */
public final class Callers {
    private static final String KEY = Caller.class.getName();

    private Callers() {}

    public static void set(RoutingContext request, Caller caller) {
        request.put(KEY, caller);
    }

    /** Whether the request is one of SCIM, and its token was checked. */
    public static boolean known(RoutingContext request) {
        return request.get(KEY) != null;
    }

    public static Caller of(RoutingContext request) {
        return Objects.requireNonNull(request.get(KEY), "only authenticated requests get here");
    }
}
