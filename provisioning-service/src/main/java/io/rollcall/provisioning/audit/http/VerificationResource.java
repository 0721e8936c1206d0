package io.rollcall.provisioning.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ErrorResponses;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.http.QueryParameters;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.HashChain.Head;
import io.rollcall.provisioning.audit.Verification;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether anybody has touched the audit trail. */
@Path("/api/v1/tenants/{tenantId}/audit/verification")
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
public class VerificationResource {

    private static final int RETRY_SECONDS = 10;

    private final Tenants tenants;
    private final Verification verification;
    private final ErrorResponses responses;

    VerificationResource(Tenants tenants, Verification verification, ErrorResponses responses) {
        this.tenants = tenants;
        this.verification = verification;
        this.responses = responses;
    }

    /**
     * What a walk over the whole trail found.
     *
     * @param entries how many entries are in order
     * @param firstSeq the first that is kept
     * @param head the last entry that is in order, as {@code seq:hash}: note it elsewhere, and compare with it later
     * @param erased of how many entries the values were taken away because the person was erased
     * @param broken where the chain is broken first; absent when it is whole
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AuditVerification")
    public record View(
            boolean intact,
            long entries,
            long firstSeq,
            String head,
            long erased,
            @Nullable Broken broken) {}

    /** The first entry that is not right. */
    @Schema(name = "AuditBreak")
    public record Broken(long seq, String reason) {}

    /**
     * Walks the whole trail. 400 for a head that is none; 410 when retention has removed the noted entry; 429 while the
     * trail is walked already.
     */
    @GET
    @Operation(summary = "Verify the hash chain of the audit trail")
    @APIResponse(
            responseCode = "410",
            description = "The noted entry is no longer kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "The trail is being verified already; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> verify(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("noted") @Nullable String noted,
            @Context RoutingContext request) {
        Head head = QueryParameters.read("noted", noted, VerificationResource::head);
        return tenants.require(tenant)
                .chain(() -> verification.verify(tenant, head))
                .map(result -> view(result.orElseThrow(() -> busy(request)), head));
    }

    private WebApplicationException busy(RoutingContext request) {
        Problem problem = Problem.of(
                429,
                "verification-running",
                "The audit trail is being verified already",
                "Wait for the answer to the other request, or try again in " + RETRY_SECONDS + " seconds.");
        return new WebApplicationException(responses
                .response(request, problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build());
    }

    private static View view(Verification.Result result, @Nullable Head noted) {
        if (noted != null && noted.seq() < result.trimmed()) {
            throw new ProblemException(
                    410,
                    "entry-expired",
                    "The entry is no longer kept",
                    "Entry " + noted.seq() + " is no longer kept.");
        }
        return new View(
                result.broken().isEmpty(),
                result.rows(),
                result.trimmed() + 1,
                result.head().seq() + ":" + result.head().hash(),
                result.erased(),
                result.broken().map(it -> new Broken(it.seq(), it.reason())).orElse(null));
    }

    private static Head head(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.length() - colon != 65) {
            throw new IllegalArgumentException("not an entry's number, a colon and its hash");
        }
        return new Head(Long.parseLong(text.substring(0, colon)), Digest.ofHex(text.substring(colon + 1)));
    }
}
