package io.rollcall.provisioning.local.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.local.MemberImports;
import io.rollcall.provisioning.local.MemberImports.BadLine;
import io.rollcall.provisioning.local.MemberImports.Outcome;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Brings people in from a file, before a directory is connected. */
@Path("/api/v1/tenants/{tenantId}/members/imports")
@Tag(name = "Invitations")
public class MemberImportResource {

    private final Tenants tenants;
    private final MemberImports imports;
    private final Vertx vertx;

    MemberImportResource(Tenants tenants, MemberImports imports, Vertx vertx) {
        this.tenants = tenants;
        this.imports = imports;
        this.vertx = vertx;
    }

    /** A person who is, or would be, added. */
    @Schema(name = "ImportedMember")
    public record Added(int line, String email, User.Status status) {}

    /** A person who is a member already. */
    @Schema(name = "PresentMember")
    public record Present(int line, String memberId, User.Status status) {}

    /**
     * What an import does, or would do.
     *
     * @param dryRun whether nothing was written
     */
    @Schema(name = "MemberImport")
    public record View(boolean dryRun, List<Added> added, List<Present> present) {}

    /**
     * Adds people from CSV with a line of headings: all of them, or nobody. 400 names every line that is not right; 409
     * when the policy leaves members to the identity provider.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Bring people in from CSV, or say what that would do")
    @APIResponse(responseCode = "200", description = "What is added, or would be")
    @APIResponse(
            responseCode = "400",
            description = "Lines are not valid; the member errors names each, and nothing was added",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The policy leaves members to the identity provider",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> bring(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            byte[] body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return tenants.require(tenant)
                .chain(() -> read(body))
                .chain(read -> imports.bring(
                                tenant, read.lines(), dryRun || !read.bad().isEmpty(), cause)
                        .map(outcome -> answer(outcome, read.bad(), dryRun)));
    }

    /** Megabytes of text keep a thread busy, which must not be one that all requests share. */
    private Uni<ImportReader.Read> read(byte[] body) {
        return vertx.executeBlocking(() -> ImportReader.read(new ByteArrayInputStream(body)), false);
    }

    private static View answer(Outcome outcome, List<BadLine> unreadable, boolean dryRun) {
        return switch (outcome) {
            case MemberImports.IdpOnly() ->
                throw ProblemException.conflict(
                        "idp-only",
                        "The identity provider alone adds members",
                        "The member policy of this tenant is IDP_ONLY; set it to HYBRID to bring people in.");
            case MemberImports.NotValid(List<BadLine> lines) -> throw invalid(unreadable, lines);
            case MemberImports.Plan plan -> {
                if (!unreadable.isEmpty()) {
                    throw invalid(unreadable, List.of());
                }
                yield view(plan, dryRun);
            }
        };
    }

    private static View view(MemberImports.Plan plan, boolean dryRun) {
        return new View(
                dryRun,
                plan.added().stream()
                        .map(it -> new Added(
                                it.number(),
                                it.profile().userName(),
                                it.active() ? User.Status.ACTIVE : User.Status.INVITED))
                        .toList(),
                plan.present().stream()
                        .map(it -> new Present(it.line(), it.member().toString(), it.status()))
                        .toList());
    }

    private static ProblemException invalid(List<BadLine> unreadable, List<BadLine> refused) {
        List<BadLine> all = new ArrayList<>(unreadable);
        all.addAll(refused);
        all.sort(Comparator.comparingInt(BadLine::line));
        return new ProblemException(
                400,
                "invalid-import",
                "Lines of the file are not valid",
                "%d lines are not valid; nobody was added. Line %d %s"
                        .formatted(
                                all.size(),
                                all.getFirst().line(),
                                all.getFirst().detail()),
                Map.of("errors", all));
    }
}
