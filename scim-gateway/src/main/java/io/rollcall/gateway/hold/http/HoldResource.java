package io.rollcall.gateway.hold.http;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.directory.http.DirectoryResource;
import io.rollcall.gateway.directory.http.Names;
import io.rollcall.gateway.hold.HeldPerson;
import io.rollcall.gateway.hold.HoldDecision;
import io.rollcall.gateway.hold.Holds;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deactivations that are held back. Errors are problems: 400, 401, 403 (another tenant), 404, 409 (another number). */
@Path("/api/v1/tenants/{tenantId}/holds")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Holds")
public class HoldResource {
    private static final int MAX_LIMIT = 500;
    private static final int MAX_NAMED = 10_000;

    /**
     * What somebody decides.
     *
     * @param expectedCount how many people it is about, as a person typed it
     * @param people whom it is about; left out, all who are held
     */
    public record Order(
            long expectedCount, String reason, @Nullable List<UUID> people) {
        public Order {
            Names.check("reason", reason);
            if (expectedCount < 1) {
                throw new IllegalArgumentException("expectedCount has to be 1 at least");
            }
            if (people != null && (people.isEmpty() || people.size() > MAX_NAMED)) {
                throw new IllegalArgumentException("people needs 1 to " + MAX_NAMED + " ids");
            }
        }
    }

    private final Holds holds;

    public HoldResource(Holds holds) {
        this.holds = holds;
    }

    /** The latest first. */
    @GET
    @Operation(summary = "List held deactivations, those that need a decision, those that do not, or all")
    public Uni<Page<HoldView>> list(
            @PathParam("tenantId") String tenant,
            @QueryParam("state") HoldView.@Nullable State state,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MAX_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MAX_LIMIT);
        Boolean open = state == null ? null : state == HoldView.State.OPEN;
        return holds.list(new TenantId(tenant), open, Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(
                        found.stream().map(HoldView::of).toList(),
                        size,
                        view -> view.id().toString()));
    }

    @GET
    @Path("{holdId}")
    @Operation(summary = "Read a hold")
    public Uni<HoldView> read(@PathParam("tenantId") String tenant, @PathParam("holdId") String hold) {
        return holds.find(new TenantId(tenant), id(hold)).map(HoldView::of);
    }

    @GET
    @Path("{holdId}/people")
    @Operation(summary = "List the people of a hold, and what became of them")
    public Uni<Page<HeldPersonView>> people(
            @PathParam("tenantId") String tenant,
            @PathParam("holdId") String hold,
            @QueryParam("state") HeldPerson.@Nullable State state,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MAX_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MAX_LIMIT);
        return holds.people(new TenantId(tenant), id(hold), state, Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(
                        found.stream().map(HeldPersonView::of).toList(),
                        size,
                        view -> view.id().toString()));
    }

    /** The people lose their access now. Those who were rejected before can be named, too. 409 for another number. */
    @POST
    @Path("{holdId}/approve")
    @Operation(summary = "Let held deactivations take effect, all or some")
    public Uni<HoldView> approve(
            @PathParam("tenantId") String tenant,
            @PathParam("holdId") String hold,
            @Context SecurityContext admin,
            @Context RoutingContext request,
            Order order) {
        return decide(tenant, hold, Decision.APPROVED, order, cause(admin, request));
    }

    /** The people keep their access until the identity provider deactivates them anew. 409 for another number. */
    @POST
    @Path("{holdId}/reject")
    @Operation(summary = "Have people keep their access, all or some")
    public Uni<HoldView> reject(
            @PathParam("tenantId") String tenant,
            @PathParam("holdId") String hold,
            @Context SecurityContext admin,
            @Context RoutingContext request,
            Order order) {
        return decide(tenant, hold, Decision.REJECTED, order, cause(admin, request));
    }

    private Uni<HoldView> decide(String tenant, String hold, Decision decision, Order order, Cause cause) {
        List<UserId> people = order.people == null
                ? null
                : order.people.stream().distinct().map(UserId::new).toList();
        HoldDecision what = new HoldDecision(decision, people, order.expectedCount, order.reason, cause);
        return holds.decide(new TenantId(tenant), id(hold), what).map(HoldView::of);
    }

    private static Cause cause(SecurityContext admin, RoutingContext request) {
        return AdminCause.of(admin.getUserPrincipal(), request);
    }

    private static HoldId id(String text) {
        return new HoldId(DirectoryResource.id(text));
    }
}
