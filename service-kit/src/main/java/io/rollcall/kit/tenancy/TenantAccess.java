package io.rollcall.kit.tenancy;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.telemetry.LogFields;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Guards every endpoint with {@code {tenantId}} in its path: staff and services of the vendor may act on any tenant,
 * everyone else only on the one in the token. {@code @RolesAllowed} on the endpoint says which roles it takes.
 */
@ApplicationScoped
public class TenantAccess {

    public static final String PATH_PARAMETER = "tenantId";

    private static final String CLAIM = "tenant";

    private final CurrentIdentityAssociation identity;

    public TenantAccess(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Void> check(UriInfo uri) {
        String tenant = uri.getPathParameters().getFirst(PATH_PARAMETER);
        if (tenant == null) {
            return Uni.createFrom().voidItem();
        }
        return identity.getDeferredIdentity()
                .invoke(caller -> check(caller, tenant))
                .replaceWithVoid();
    }

    private static void check(SecurityIdentity caller, String tenant) {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (!actsOnAnyTenant(caller) && !tenant.equals(tenantOf(caller))) {
            throw new ForbiddenException();
        }
        requireTenantId(tenant);
        MDC.put(LogFields.TENANT, tenant);
    }

    private static boolean actsOnAnyTenant(SecurityIdentity caller) {
        return caller.hasRole(Roles.VENDOR_SUPPORT) || caller.hasRole(Roles.SERVICE);
    }

    private static Object tenantOf(SecurityIdentity caller) {
        Object claim = caller.getPrincipal() instanceof JsonWebToken token ? token.getClaim(CLAIM) : null;
        return claim == null ? "" : claim;
    }

    private static void requireTenantId(String text) {
        try {
            new TenantId(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no such tenant.");
        }
    }
}
