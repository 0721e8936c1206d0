package io.rollcall.rbac.role.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.rollcall.events.Cause;
import io.rollcall.kit.http.AdminCause;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the present request. */
@ApplicationScoped
class Caller {

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;

    Caller(CurrentIdentityAssociation identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    Uni<Cause> cause() {
        RoutingContext asked = request.getCurrent();
        return identity.getDeferredIdentity().map(caller -> AdminCause.of(caller.getPrincipal(), asked));
    }
}
