package io.rollcall.kit.sample;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

@Path("/api/v1/tenants/{tenantId}/notes/{id}")
@RolesAllowed(Roles.VENDOR_SUPPORT)
public class NoteResource {

    public record Text(String text) {}

    private final NoteStore notes;

    NoteResource(NoteStore notes) {
        this.notes = notes;
    }

    @PUT
    public Uni<Text> put(@PathParam("tenantId") TenantId tenant, @PathParam("id") UUID id, Text text) {
        return notes.write(tenant, id, text.text()).replaceWith(text);
    }

    @GET
    public Uni<Text> get(@PathParam("tenantId") TenantId tenant, @PathParam("id") UUID id) {
        return notes.read(tenant, id)
                .map(found -> new Text(found.orElseThrow(() -> ProblemException.notFound("There is no such note."))));
    }
}
