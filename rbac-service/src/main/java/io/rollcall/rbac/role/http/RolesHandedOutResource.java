package io.rollcall.rbac.role.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.role.RolesHandedOut;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For services in which people hand out roles: provisioning-service asks when an assignment is changed. */
@Path("/api/v1/tenants/{tenantId}/handing-out")
@Tag(name = "Roles")
public class RolesHandedOutResource {

    private static final int MOST = 2_000;

    private final RolesHandedOut handedOut;

    RolesHandedOutResource(RolesHandedOut handedOut) {
        this.handedOut = handedOut;
    }

    /** Who would hand out what. */
    @Schema(name = "RolesHandedOut")
    public record Question(String login, List<RoleGrant> roles) {

        public Question {
            if (roles.size() > MOST) {
                throw new IllegalArgumentException("roles must be at most " + MOST);
            }
            for (@Nullable RoleGrant role : roles) {
                if (role == null) {
                    throw new IllegalArgumentException("roles must not contain null");
                }
            }
        }
    }

    /** The permissions that are not held. */
    @Schema(name = "PermissionsNotHeld")
    public record Answer(List<String> lacks) {}

    /** What the login lacks of what these roles give; 400 for a body that does not fit. Nothing is changed by asking. */
    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "What somebody lacks who would hand out these roles")
    @APIResponse(responseCode = "200", description = "Nothing is lacking when the list is empty")
    @APIResponse(
            responseCode = "400",
            description = "The body does not fit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Answer> ask(@PathParam("tenantId") TenantId tenant, Question question) {
        return handedOut.lacks(tenant, question.login(), question.roles()).map(Answer::new);
    }
}
