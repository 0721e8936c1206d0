package io.rollcall.provisioning.member.http;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what is asked of tenants that there are not. */
class KnownTenantFilter {

    private final Tenants tenants;

    KnownTenantFilter(Tenants tenants) {
        this.tenants = tenants;
    }

    @KnownTenant
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        return tenants.require(new TenantId(uri.getPathParameters().getFirst("tenantId")))
                .replaceWithVoid();
    }
}
