package io.rollcall.rbac.explanation.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.decision.http.QuestionReader;
import io.rollcall.rbac.explanation.AccessExplanation;
import io.rollcall.rbac.explanation.Explainer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why may this person do this, or why not? */
@Path("/api/v1/tenants/{tenantId}/users/{user}/explanation")
@Tag(name = "Decisions")
public class AccessExplanationResource {

    private final Explainer explainer;
    private final QuestionReader questions;

    AccessExplanationResource(Explainer explainer, QuestionReader questions) {
        this.explainer = explainer;
        this.questions = questions;
    }

    /**
     * From the roles that the person was given, through what each of them and its bases say, to the seat. 400 for a
     * permission that the catalogue does not have; 404 for somebody unknown, or a user name that several have.
     */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Why a check about a person is answered as it is; also the roles that do not give it")
    @APIResponse(responseCode = "200", description = "The reason is the one that a check gives")
    @APIResponse(responseCode = "400", description = "The permission is not in the catalogue")
    @APIResponse(responseCode = "404", description = "Nobody, or more than one, has this id or user name")
    public Uni<AccessExplanation> explain(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("user") String user,
            @QueryParam("permission") @Nullable String permission,
            @QueryParam("workspace") @Nullable String workspace) {
        if (permission == null) {
            throw ProblemException.badRequest("permission is missing.");
        }
        return explainer
                .explain(tenant, user, questions.permission(permission), workspace)
                .map(found -> found.orElseThrow(
                        () -> ProblemException.notFound("Nobody here, or more than one, has this id or user name.")));
    }
}
