package io.rollcall.provisioning.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.HashChain.Head;
import io.rollcall.provisioning.audit.Verification;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

    private final Tenants tenants;
    private final Verification verification;

    VerificationResource(Tenants tenants, Verification verification) {
        this.tenants = tenants;
        this.verification = verification;
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

    /** Walks the whole trail. 400 for a head that is none; 410 when retention has removed the noted entry. */
    @GET
    @Operation(summary = "Verify the hash chain of the audit trail")
    public Uni<View> verify(@PathParam("tenantId") TenantId tenant, @QueryParam("noted") @Nullable String noted) {
        Head head = AuditParameters.read("noted", noted, VerificationResource::head);
        return tenants.require(tenant)
                .chain(() -> verification.verify(tenant, head))
                .map(result -> view(result, head));
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
