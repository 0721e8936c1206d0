package io.rollcall.rbac.replication.http;

import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.replication.Progress;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the topics about people were followed. */
@Path("/api/v1/operations/applied-positions")
@Tag(name = "Local decisions")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT})
public class ProgressResource {

    private final Progress progress;

    ProgressResource(Progress progress) {
        this.progress = progress;
    }

    /** Offsets by topic and partition: what stands before them is in every snapshot from now on. Errors: 401, 403. */
    @GET
    @Operation(summary = "How far the topics about people were followed")
    @APIResponse(responseCode = "200", description = "Offsets by topic and partition; those not begun are left out")
    public Uni<AppliedPositions> applied() {
        return progress.applied();
    }
}
