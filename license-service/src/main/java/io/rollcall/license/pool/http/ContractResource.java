package io.rollcall.license.pool.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.ContractOutcome;
import io.rollcall.license.pool.ContractStore;
import io.rollcall.license.pool.ContractStore.Place;
import io.rollcall.license.pool.PoolCatalogue;
import io.rollcall.license.pool.PoolDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was bought, when and on what terms. Tenants read it; the vendor writes it. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/contract-lines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class ContractResource {

    private static final int MOST = 1000;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final PoolDesk desk;
    private final PoolCatalogue catalogue;
    private final ContractStore contracts;
    private final TenantSql sql;
    private final SecurityIdentity identity;
    private final Clock clock;

    public ContractResource(
            PoolDesk desk,
            PoolCatalogue catalogue,
            ContractStore contracts,
            TenantSql sql,
            SecurityIdentity identity,
            Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.sql = sql;
        this.identity = identity;
        this.clock = clock;
    }

    /** Lists the lines as they were recorded. 400 for a limit or cursor that is none, 404 when there is no such pool. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "What was bought", description = "The sum of the quantities is what the pool has.")
    @APIResponse(responseCode = "200", description = "Lines in the order in which they were recorded")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<Page<ContractLineView>> list(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PoolId pool = new PoolId(poolId);
        int size = Page.limit(limit, MOST);
        Place after = Cursor.decode(cursor, 2, ContractResource::place).orElse(Place.START);
        return catalogue
                .find(tenant, pool)
                .map(found -> found.orElseThrow(ContractResource::noSuchPool))
                .chain(found -> sql.read(tenant, tx -> contracts.page(tx, pool, after, size + 1)))
                .map(lines -> Page.of(
                                lines,
                                size,
                                line -> Cursor.encode(List.of(
                                        line.recordedAt().toString(), line.id().toString())))
                        .map(ContractLineView::of));
    }

    /**
     * Records a purchase, a true-up, a reduction or a term; the pool follows at once. 201, or 200 when the same line was
     * recorded before under its reference. 400 for a body that does not fit, 404 when there is no such pool, 409
     * {@code reference-taken}, {@code pool-not-limited} or {@code quantity-out-of-range}.
     */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Record a purchase, true-up, reduction or term",
            description = "More seats go to those who wait. Fewer take nobody's away.")
    @APIResponse(responseCode = "201", description = "Recorded")
    @APIResponse(responseCode = "200", description = "The same line was recorded before")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    @APIResponse(responseCode = "409", description = "Another line has the reference, or the quantity is impossible")
    public Uni<RestResponse<ContractLineView>> post(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            ContractLineRequest body,
            RoutingContext request) {
        var line = body.toLine(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var cause = AdminCause.of(identity.getPrincipal(), request);
        return desk.record(tenant, new PoolId(poolId), line, body.effectiveOn() == null, cause)
                .map(ContractResource::answer);
    }

    private static RestResponse<ContractLineView> answer(ContractOutcome outcome) {
        return switch (outcome) {
            case ContractOutcome.Recorded(var line) ->
                RestResponse.status(RestResponse.Status.CREATED, ContractLineView.of(line));
            case ContractOutcome.Repeated(var line) -> RestResponse.ok(ContractLineView.of(line));
            case ContractOutcome.NoSuchPool none -> throw noSuchPool();
            case ContractOutcome.ReferenceTaken taken ->
                throw ProblemException.conflict(
                        "reference-taken", "The reference is taken", "Another line of this pool has this reference.");
            case ContractOutcome.NotLimited unlimited ->
                throw ProblemException.conflict(
                        "pool-not-limited",
                        "The pool is not limited",
                        "A pool without a limit has no quantity that could change; set one first.");
            case ContractOutcome.OutOfRange range ->
                throw ProblemException.conflict(
                        "quantity-out-of-range",
                        "The quantity is impossible",
                        "The pool would have fewer seats than none on some day, or too many to count.");
        };
    }

    /** Not beyond what the database can compare with. */
    private static Place place(List<String> keys) {
        Instant recordedAt = Instant.parse(keys.getFirst());
        if (recordedAt.isBefore(Instant.EPOCH) || recordedAt.isAfter(LAST)) {
            throw new IllegalArgumentException("nothing was recorded then");
        }
        return new Place(recordedAt, UUID.fromString(keys.getLast()));
    }

    private static ProblemException noSuchPool() {
        return ProblemException.notFound("The tenant has no such seat pool.");
    }
}
