package io.rollcall.provisioning.audit.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.http.QueryParameters;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.audit.AccessAt;
import io.rollcall.provisioning.audit.AccessAt.Standing;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who had what at a time. */
@Path("/api/v1/tenants/{tenantId}")
@Tag(name = "Audit")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A parameter is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "410",
        description = "What was then is no longer kept; the member keptSince says from when on it is",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AccessResource {

    private static final int MOST = 500;

    private final Tenants tenants;
    private final AccessAt access;
    private final Clock clock;

    AccessResource(Tenants tenants, AccessAt access, Clock clock) {
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Everybody of whom something had happened by then, with status, roles and seats. A page may hold fewer than its limit,
     * as it is cut by people who are there today. 400 for a time that is none; 410 for one that is no longer kept.
     */
    @GET
    @Path("/access")
    @Operation(summary = "Who had which status, roles and seats at a time")
    public Uni<Page<AccessView>> list(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("at") @Nullable String at,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("200")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        UserId after = Page.cursor(cursor, UserId::of);
        Instant moment = moment(at);
        return tenants.require(tenant)
                .chain(() -> requireKept(tenant, moment))
                .chain(() -> access.find(tenant, moment, after, most + 1))
                .map(found -> Page.of(found, most, it -> it.person().toString()))
                .map(page -> new Page<>(views(page.items(), moment), page.nextCursor()));
    }

    private static List<AccessView> views(List<Standing> standings, Instant at) {
        return standings.stream()
                .filter(it -> !it.aspects().isEmpty())
                .map(it -> AccessView.of(it, at))
                .toList();
    }

    /** The same of one member; 404 when nothing of them had happened by then. */
    @GET
    @Path("/members/{memberId}/access")
    @Operation(summary = "Which status, roles and seats a member had at a time")
    public Uni<AccessView> get(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID member,
            @QueryParam("at") @Nullable String at) {
        Instant moment = moment(at);
        return requireKept(tenant, moment)
                .chain(() -> access.of(tenant, new UserId(member), moment))
                .map(found -> found.filter(it -> !it.aspects().isEmpty())
                        .map(it -> AccessView.of(it, moment))
                        .orElseThrow(() -> ProblemException.notFound("There was no such member at that time.")));
    }

    private Instant moment(@Nullable String at) {
        Instant moment = QueryParameters.read("at", at, AuditParameters::instant);
        return moment == null ? clock.instant() : moment;
    }

    private Uni<Void> requireKept(TenantId tenant, Instant at) {
        return access.forgottenUntil(tenant)
                .invoke(forgotten -> forgotten.filter(at::isBefore).ifPresent(until -> {
                    throw new ProblemException(
                            410,
                            "history-expired",
                            "What was then is no longer kept",
                            "Who had what is kept since " + until + ".",
                            java.util.Map.of("keptSince", until.toString()));
                }))
                .replaceWithVoid();
    }
}
