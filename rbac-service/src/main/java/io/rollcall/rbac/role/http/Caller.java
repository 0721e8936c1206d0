package io.rollcall.rbac.role.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.role.Asker;
import io.rollcall.rbac.role.Authorities;
import io.rollcall.rbac.role.Authority;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the present request. */
@ApplicationScoped
public class Caller {

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final Authorities authorities;

    Caller(CurrentIdentityAssociation identity, CurrentVertxRequest request, Authorities authorities) {
        this.identity = identity;
        this.request = request;
        this.authorities = authorities;
    }

    public Uni<Cause> cause() {
        RoutingContext asked = request.getCurrent();
        return identity.getDeferredIdentity().map(caller -> AdminCause.of(caller.getPrincipal(), asked));
    }

    /** Who asks for something that applies to the whole tenant, for good. */
    public Uni<Asker> asker(TenantId tenant) {
        return asker(tenant, Authorities.Reach.WHOLE);
    }

    /** @param reach where and until when what is asked for applies */
    public Uni<Asker> asker(TenantId tenant, Authorities.Reach reach) {
        RoutingContext asked = request.getCurrent();
        return identity.getDeferredIdentity().flatMap(caller -> {
            Cause cause = AdminCause.of(caller.getPrincipal(), asked);
            return authority(tenant, caller, reach).map(authority -> new Asker(cause, authority));
        });
    }

    private Uni<Authority> authority(TenantId tenant, SecurityIdentity caller, Authorities.Reach reach) {
        return caller.hasRole(Roles.VENDOR_SUPPORT) || caller.hasRole(Roles.SERVICE)
                ? Uni.createFrom().item(new Authority.Unlimited())
                : authorities.ofAdmin(tenant, caller.getPrincipal().getName(), reach);
    }
}
