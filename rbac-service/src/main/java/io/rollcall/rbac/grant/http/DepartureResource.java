package io.rollcall.rbac.grant.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.grant.Departing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For provisioning-service, which suspends and removes people: nobody may be left to administer the tenant but by the directory. */
@Path("/api/v1/tenants/{tenantId}/users/{userId}/departure")
@Tag(name = "Manual roles")
public class DepartureResource {

    private final Departing departing;

    DepartureResource(Departing departing) {
        this.departing = departing;
    }

    /**
     * Who is about to lose their access.
     *
     * @param entitlementVersion of what the person is entitled to until then
     * @param self whether they ask for it themselves
     */
    @Schema(name = "Departure")
    public record Question(long entitlementVersion, boolean self) {}

    /** What was decided. */
    @Schema(name = "DepartureDecision")
    public record Answer(Departing.Outcome outcome) {}

    /**
     * Whether somebody may lose their access. Who may does not count as an admin any more, until a later entitlement is
     * heard of, or for five minutes; to ask again changes nothing. 400 for a body that does not fit.
     */
    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "May this person lose their access by hand?")
    @APIResponse(responseCode = "200", description = "GRANTED, LAST_ADMIN or SELF_DEMOTION")
    @APIResponse(
            responseCode = "400",
            description = "The body does not fit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Answer> ask(
            @PathParam("tenantId") TenantId tenant, @PathParam("userId") UUID user, @Nullable Question question) {
        if (question == null) {
            throw ProblemException.badRequest("entitlementVersion is missing.");
        }
        return departing
                .ask(tenant, new UserId(user), question.entitlementVersion(), question.self())
                .map(Answer::new);
    }
}
