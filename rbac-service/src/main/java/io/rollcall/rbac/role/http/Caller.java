package io.rollcall.rbac.role.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.rollcall.events.Cause;
import io.rollcall.kit.http.RequestId;
import io.smallrye.mutiny.Uni;
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
        String requestId = RequestId.of(request.getCurrent());
        return identity.getDeferredIdentity()
                .map(caller -> new Cause(
                        Cause.Kind.ADMIN_REQUEST, caller.getPrincipal().getName(), requestId, null));
    }
}
