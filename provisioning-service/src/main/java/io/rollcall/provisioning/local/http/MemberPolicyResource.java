package io.rollcall.provisioning.local.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.local.MemberPolicies;
import io.rollcall.provisioning.local.MemberPolicy;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who may become a member of a tenant, and how. */
@Path("/api/v1/tenants/{tenantId}/member-policy")
@Tag(name = "Members")
@APIResponse(responseCode = "200", description = "The policy in force")
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MemberPolicyResource {

    private static final int MOST_DOMAINS = 200;
    private static final int MOST_DAYS = 365;
    private static final String DOMAIN = "[A-Za-z0-9][A-Za-z0-9.-]{0,251}\\.[A-Za-z]{2,63}";

    private final Tenants tenants;
    private final MemberPolicies policies;

    MemberPolicyResource(Tenants tenants, MemberPolicies policies) {
        this.tenants = tenants;
        this.policies = policies;
    }

    /** A policy in answers. */
    @Schema(name = "MemberPolicy")
    public record View(
            MemberPolicy.Mode mode,
            List<String> allowedDomains,
            List<String> verifiedDomains,
            int invitationDays,
            long version) {

        static View of(MemberPolicy policy) {
            return new View(
                    policy.mode(),
                    policy.allowedDomains(),
                    policy.verifiedDomains(),
                    policy.invitationDays(),
                    policy.version());
        }
    }

    /**
     * A policy as it is to be. What is absent stays.
     *
     * @param verifiedDomains only the vendor says which domains are the tenant's
     */
    @Schema(name = "MemberPolicyChange")
    public record Change(
            MemberPolicy.@Nullable Mode mode,
            @Nullable List<String> allowedDomains,
            @Nullable List<String> verifiedDomains,
            @Nullable Integer invitationDays) {}

    /** The policy in force: of a tenant that never set one, the identity provider alone adds members. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Who may become a member, and how")
    public Uni<View> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant).chain(() -> policies.look(tenant)).map(View::of);
    }

    /** Changes the policy. 400 for a domain or a number that is none; 403 when a tenant verifies its own domains. */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Change who may become a member")
    @APIResponse(
            responseCode = "400",
            description = "A domain or number is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> put(
            @PathParam("tenantId") TenantId tenant,
            Change change,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        requireValid(change);
        if (change.verifiedDomains() != null && caller.isUserInRole(Roles.TENANT_ADMIN)) {
            throw new ProblemException(
                    403, "verified-by-vendor", "The vendor verifies domains", "Ask the vendor to verify the domain.");
        }
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return tenants.require(tenant)
                .chain(() -> policies.change(tenant, present -> changed(present, change), cause))
                .map(View::of);
    }

    private static MemberPolicy changed(MemberPolicy present, Change change) {
        return new MemberPolicy(
                change.mode() == null ? present.mode() : change.mode(),
                change.allowedDomains() == null ? present.allowedDomains() : change.allowedDomains(),
                change.verifiedDomains() == null ? present.verifiedDomains() : change.verifiedDomains(),
                change.invitationDays() == null ? present.invitationDays() : change.invitationDays(),
                present.version());
    }

    private static void requireValid(Change change) {
        requireDomains("allowedDomains", change.allowedDomains());
        requireDomains("verifiedDomains", change.verifiedDomains());
        Integer days = change.invitationDays();
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw ProblemException.badRequest("invitationDays must be 1 to " + MOST_DAYS);
        }
    }

    private static void requireDomains(String field, @Nullable List<String> domains) {
        if (domains != null
                && (domains.size() > MOST_DOMAINS
                        || !domains.stream()
                                .allMatch(it -> it != null && it.strip().matches(DOMAIN)))) {
            throw ProblemException.badRequest(
                    field + " must be at most " + MOST_DOMAINS + " domains, such as acme.example");
        }
    }
}
