package io.rollcall.rbac.decision.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.decision.DecisionService;
import io.rollcall.rbac.decision.NotReachedException;
import io.rollcall.rbac.decision.Patience;
import io.rollcall.rbac.decision.Question;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** May this person do this? Asked by the vendor's services. */
@Path("/api/v1/tenants/{tenantId}")
@Tag(name = "Decisions")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
public class CheckResource {

    private final DecisionService decisions;
    private final Patience patience;
    private final QuestionReader questions;

    CheckResource(DecisionService decisions, Patience patience, QuestionReader questions) {
        this.decisions = decisions;
        this.patience = patience;
        this.questions = questions;
    }

    /**
     * One check. {@code user} is the SCIM id, or else the user name (case does not matter). Somebody unknown is an
     * answer, not an error: {@code USER_UNKNOWN}. 400 for a permission that the catalogue does not have, with the ones
     * most like it; 409 when {@code atLeast} names a version that is not reached within half a second.
     */
    @POST
    @Path("/check")
    @Operation(
            summary = "May this person do this?",
            description = "Reasons: ALLOWED, USER_UNKNOWN, USER_AMBIGUOUS (several active people have this user name: "
                    + "ask by id), USER_INACTIVE, MODULE_DISABLED, NO_PERMISSION, SEAT_REQUIRED, SEAT_WAITLISTED. "
                    + "The answer is 200 for all of them. atLeast, the policyVersion of another answer about this person, "
                    + "demands an answer that is not older.")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "400", description = "The permission is not in the catalogue, or the body is not valid")
    @APIResponse(responseCode = "409", description = "The version that atLeast names is not reached")
    public Uni<Decision> check(@PathParam("tenantId") TenantId tenant, @Nullable QuestionBody body) {
        return check(tenant, List.of(questions.one(body))).map(List::getFirst);
    }

    /** Up to 1,000 checks: {@code {"checks":[...]}}; the answers come in the same order. Errors as for one check. */
    @POST
    @Path("/check/batch")
    @Operation(summary = "Up to 1,000 checks, answered in their order")
    @APIResponse(responseCode = "200", description = "{\"results\":[...]}: one decision per check, in the same order")
    @APIResponse(responseCode = "400", description = "More than 1,000 checks, or one of them is not valid")
    public Uni<BatchAnswer> checkBatch(@PathParam("tenantId") TenantId tenant, @Nullable BatchBody body) {
        List<Question> asked = questions.all(body);
        return check(tenant, asked).map(BatchAnswer::new);
    }

    /** Everything that a person may do, by the rules of the checks. 404 for somebody unknown. */
    @GET
    @Path("/users/{user}/permissions")
    @Operation(summary = "Everything that a person may do")
    @APIResponse(responseCode = "200", description = "Exactly the permissions for which a check says ALLOWED")
    @APIResponse(responseCode = "404", description = "Nobody has this id or user name")
    public Uni<PermissionsAnswer> permissions(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("user") String user,
            @QueryParam("workspace") @Nullable String workspace) {
        return decisions
                .permissions(tenant, user, workspace)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("Nobody here has this id or user name.")))
                .map(PermissionsAnswer::of);
    }

    private Uni<List<Decision>> check(TenantId tenant, List<Question> asked) {
        return patience.check(tenant, asked)
                .onFailure(NotReachedException.class)
                .transform(failure -> notReached((NotReachedException) failure));
    }

    private static ProblemException notReached(NotReachedException missing) {
        return new ProblemException(
                409,
                "version-not-reached",
                "What is known is older than what was asked for",
                "The version '" + missing.wanted() + "' has not come here yet. Ask again in a moment.",
                Map.of("atLeast", missing.wanted(), "policyVersion", missing.present()));
    }

    /** The answers to a batch. */
    public record BatchAnswer(List<Decision> results) {}
}
