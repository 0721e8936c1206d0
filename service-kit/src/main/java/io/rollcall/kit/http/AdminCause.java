package io.rollcall.kit.http;

import io.rollcall.events.Cause;
import io.vertx.ext.web.RoutingContext;
import java.security.Principal;

/** The cause of what an admin asks for over an API: who it is, and the request, so that every effect can be traced to both. */
public final class AdminCause {

    private AdminCause() {}

    public static Cause of(Principal admin, RoutingContext request) {
        return new Cause(Cause.Kind.ADMIN_REQUEST, admin.getName(), RequestId.of(request), null);
    }
}
