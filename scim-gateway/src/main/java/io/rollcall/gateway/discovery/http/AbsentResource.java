package io.rollcall.gateway.discovery.http;

import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.message.ScimError;
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

/** Endpoints of RFC 7644 that this server does not have: 501, as the RFC asks, rather than 404. */
@Path("/scim/v2/{directoryId}")
@PermitAll
@Tag(name = "SCIM discovery")
public class AbsentResource {

    /** RFC 7644 section 3.11. */
    @GET
    @Path("Me")
    @Operation(summary = "Not implemented: a token speaks for a directory, not for a person")
    public Response me() {
        return absent("A bearer token speaks for a directory, not for a person, so there is no /Me. Use /Users.");
    }

    @POST
    @Path("Me")
    @Operation(hidden = true)
    public Response postMe() {
        return me();
    }

    @PUT
    @Path("Me")
    @Operation(hidden = true)
    public Response putMe() {
        return me();
    }

    @PATCH
    @Path("Me")
    @Operation(hidden = true)
    public Response patchMe() {
        return me();
    }

    @DELETE
    @Path("Me")
    @Operation(hidden = true)
    public Response deleteMe() {
        return me();
    }

    /** RFC 7644 section 3.7; /ServiceProviderConfig says the same. */
    @POST
    @Path("Bulk")
    @Operation(summary = "Not implemented")
    public Response bulk() {
        return absent("Bulk requests are not supported. Send the operations one by one.");
    }

    private static Response absent(String detail) {
        return ScimAnswers.error(ScimError.of(501, detail));
    }
}
