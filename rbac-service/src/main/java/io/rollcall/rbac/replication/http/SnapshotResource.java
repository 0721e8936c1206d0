package io.rollcall.rbac.replication.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.replication.SnapshotService;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.snapshot.PolicySnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What services need that decide locally. Of people only ids, versions, roles and seats. */
@Path("/api/v1/tenants/{tenantId}/snapshots")
@Tag(name = "Local decisions")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT})
public class SnapshotResource {

    private static final int MOST = 1_000;
    private static final UserId FIRST = new UserId(new UUID(0, 0));

    private final SnapshotService snapshots;

    SnapshotResource(SnapshotService snapshots) {
        this.snapshots = snapshots;
    }

    /** Whose snapshots are asked for. */
    public record PeopleBody(List<UUID> users) {}

    /** Roles, disabled modules and catalogue of a tenant, and the version of them all. Errors: 401, 403. */
    @GET
    @Path("/policy")
    @Operation(summary = "Roles, modules and catalogue, for services that decide locally")
    @APIResponse(responseCode = "200", description = "As it is now; rbac.policy.state.v1 tells of every later version")
    public Uni<PolicySnapshot> policy(@PathParam("tenantId") TenantId tenant) {
        return snapshots.policy(tenant).map(PolicySnapshot::of);
    }

    /** Up to 1,000 people by id; those unknown are left out. Errors: 400 for more, or for what is no id, 401, 403. */
    @POST
    @Path("/people")
    @Operation(summary = "Up to 1,000 people with their versions, for services that decide locally")
    @APIResponse(responseCode = "200", description = "Those of whom anything is known")
    @APIResponse(responseCode = "400", description = "More than 1,000, or not ids")
    public Uni<Page<PersonSnapshot>> people(@PathParam("tenantId") TenantId tenant, PeopleBody body) {
        if (body.users().size() > MOST) {
            throw ProblemException.badRequest("At most " + MOST + " users can be asked for at a time.");
        }
        List<UserId> users = body.users().stream().map(UserId::new).toList();
        return snapshots.people(tenant, users).map(Page::whole);
    }

    /** Everybody, by id. Errors: 400 for a limit out of range or a cursor that no page gave, 401, 403. */
    @GET
    @Path("/people")
    @Operation(summary = "Everybody with their versions, for services that decide locally")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "The limit is not 1 to 1,000, or the cursor is none")
    public Uni<Page<PersonSnapshot>> everybody(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("1000")
                    int limit) {
        int most = Page.limit(limit, MOST);
        UserId after = Page.cursor(cursor, UserId::of);
        return snapshots
                .page(tenant, after == null ? FIRST : after, most + 1)
                .map(people -> Page.of(people, most, person -> person.id().toString()));
    }
}
