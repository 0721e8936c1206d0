package io.rollcall.provisioning.resync.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.directory.Directories;
import io.rollcall.provisioning.resync.Peers;
import io.rollcall.provisioning.resync.Resync;
import io.rollcall.provisioning.resync.ResyncRunner;
import io.rollcall.provisioning.resync.Resyncs;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the services know differently of people, and puts it right. Errors are problems: 400, 401, 403 (another
 * tenant), 404.
 */
@Path("/api/v1/tenants/{tenantId}/resyncs")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Resync")
public class ResyncResource {

    private static final int MOST = 500;

    private final Tenants tenants;
    private final Directories directories;
    private final Resyncs resyncs;
    private final ResyncRunner runner;
    private final Peers peers;

    ResyncResource(Tenants tenants, Directories directories, Resyncs resyncs, ResyncRunner runner, Peers peers) {
        this.tenants = tenants;
        this.directories = directories;
        this.resyncs = resyncs;
        this.runner = runner;
        this.peers = peers;
    }

    /**
     * What to start.
     *
     * @param directory whose people it is about; left out, everybody and every group
     * @param dryRun whether it only says what it would repair
     */
    public record Order(@Nullable UUID directory, boolean dryRun) {}

    /** A run. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            String id,
            @Nullable String directory,
            boolean dryRun,
            Resync.State state,
            Resync.Step step,
            int done,
            int total,
            int found,
            int repaired,
            @Nullable String problem,
            String startedBy,
            Instant startedAt,
            @Nullable Instant finishedAt) {

        static View of(Resync it) {
            DirectoryId directory = it.directory();
            return new View(
                    it.id().toString(),
                    directory == null ? null : directory.toString(),
                    it.dryRun(),
                    it.state(),
                    it.step(),
                    it.done(),
                    it.total(),
                    it.found(),
                    it.repaired(),
                    it.problem(),
                    it.startedBy(),
                    it.startedAt(),
                    it.finishedAt());
        }
    }

    /** What was found about one person or group. */
    public record DifferenceView(
            int number,
            String view,
            String service,
            String subjectId,
            String subject,
            List<String> differences,
            boolean repaired) {

        static DifferenceView of(Resync.Line it) {
            return new DifferenceView(
                    it.number(),
                    it.view(),
                    it.follower().title(),
                    it.subjectId().toString(),
                    it.subject(),
                    it.words(),
                    it.repaired());
        }
    }

    /** Starts a run, and answers at once. 404 for an unknown directory, 409 while one is running, 503 where the other services are not known. */
    @POST
    @ResponseStatus(202)
    @Operation(summary = "Start a resync, or a dry run of it")
    public Uni<View> start(@PathParam("tenantId") String tenant, Order order, @Context SecurityContext caller) {
        if (!peers.reachable()) {
            throw new ProblemException(
                    503,
                    "not-configured",
                    "The other services are not known",
                    "provisioning-service needs rollcall.gateway.url, .license.url, .rbac.url and .oidc.client-id.");
        }
        TenantId id = new TenantId(tenant);
        DirectoryId directory = order.directory() == null ? null : new DirectoryId(order.directory());
        return tenants.require(id)
                .chain(() -> directory == null ? Uni.createFrom().voidItem() : requireDirectory(id, directory))
                .chain(() -> resyncs.start(
                        id, directory, order.dryRun(), caller.getUserPrincipal().getName()))
                .map(started -> started.orElseThrow(() -> ProblemException.conflict(
                        "resync-running", "A resync is running", "Wait for its end, or cancel it.")))
                .invoke(runner::wake)
                .map(View::of);
    }

    private Uni<Void> requireDirectory(TenantId tenant, DirectoryId directory) {
        return directories
                .has(tenant, directory)
                .invoke(known -> {
                    if (!known) {
                        throw ProblemException.notFound("The tenant has no directory " + directory + ".");
                    }
                })
                .replaceWithVoid();
    }

    /** The latest first. */
    @GET
    @Operation(summary = "List resyncs")
    public Uni<Page<View>> list(
            @PathParam("tenantId") String tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("50")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        return resyncs.list(new TenantId(tenant), Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(found, size, it -> it.id().toString()).map(View::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a resync is")
    public Uni<View> find(@PathParam("tenantId") String tenant, @PathParam("id") UUID id) {
        return require(tenant, id).map(View::of);
    }

    /** In the order in which they were found. */
    @GET
    @Path("/{id}/differences")
    @Operation(summary = "What a resync found, by person and field, and whether it is repaired")
    public Uni<Page<DifferenceView>> differences(
            @PathParam("tenantId") String tenant,
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        Integer after = Page.cursor(cursor, Integer::valueOf);
        return require(tenant, id)
                .chain(() -> resyncs.lines(new TenantId(tenant), id, after == null ? 0 : after, size + 1))
                .map(found -> Page.of(found, size, it -> Integer.toString(it.number()))
                        .map(DifferenceView::of));
    }

    /** It ends after what it is doing; what is repaired stays repaired. 409 if it has ended. */
    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Cancel a resync")
    public Uni<View> cancel(@PathParam("tenantId") String tenant, @PathParam("id") UUID id) {
        return require(tenant, id)
                .chain(() -> resyncs.cancel(new TenantId(tenant), id))
                .invoke(cancelled -> {
                    if (!cancelled) {
                        throw ProblemException.conflict("resync-ended", "The resync has ended", "It ended before.");
                    }
                })
                .chain(() -> require(tenant, id))
                .map(View::of);
    }

    private Uni<Resync> require(String tenant, UUID id) {
        return resyncs.find(new TenantId(tenant), id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such resync.")));
    }
}
