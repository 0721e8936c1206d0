package io.rollcall.gateway.discovery.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** RFC 7644 section 3.11. Always 501: a token speaks for a directory, not for a person. */
@Path("/scim/v2/{directoryId}/Me")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM discovery")
public class MeResource {

    @GET
    @Operation(summary = "Not implemented: a token speaks for a directory, not for a person")
    public Response read() {
        return DiscoveryAnswers.absent(
                "A bearer token speaks for a directory, not for a person, so there is no /Me. Use /Users.");
    }

    @POST
    @Operation(hidden = true)
    public Response create() {
        return read();
    }

    @PUT
    @Operation(hidden = true)
    public Response replace() {
        return read();
    }

    @PATCH
    @Operation(hidden = true)
    public Response patch() {
        return read();
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete() {
        return read();
    }
}
