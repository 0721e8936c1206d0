package io.rollcall.license.seat.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.seat.SeatList;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of the seats that a person is to have. */
@Path("/api/v1/tenants/{tenantId}/users/{userId}/seats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seats of people")
public class PersonSeatResource {

    private final SeatList seats;

    public PersonSeatResource(SeatList seats) {
        this.seats = seats;
    }

    /** Every seat type that the person is to have, with the error where they do not hold it. Nobody unknown has any. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "A person's seats, and why they lack others")
    @APIResponse(responseCode = "200", description = "Every seat type that the person is to have")
    public Uni<Page<PersonSeatView>> list(@PathParam("tenantId") TenantId tenant, @PathParam("userId") UUID userId) {
        return seats.ofPerson(tenant, new UserId(userId))
                .map(lines -> Page.whole(lines.stream().map(PersonSeatView::of).toList()));
    }
}
