package io.rollcall.provisioning.explanation.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.explanation.Explanations;
import io.rollcall.provisioning.member.http.MemberProblems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why somebody has what they have. */
@Path("/api/v1/tenants/{tenantId}/members/{memberId}/explanation")
@Tag(name = "Members")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "404",
        description = "There is no such member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ExplanationResource {

    private final Explanations explanations;

    ExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    /** From what the directory said to what came of it in all services, with the rules that lost; 404 for nobody. */
    @GET
    @Operation(summary = "Explain what a member has")
    public Uni<ExplanationView> explain(@PathParam("tenantId") TenantId tenant, @PathParam("memberId") UUID member) {
        return explanations
                .of(tenant, new UserId(member))
                .map(found -> found.map(ExplanationView::of).orElseThrow(MemberProblems::missing));
    }
}
