package io.rollcall.gateway.discovery.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** RFC 7644 section 3.7. Always 501; /ServiceProviderConfig says the same. */
@Path("/scim/v2/{directoryId}/Bulk")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM discovery")
public class BulkResource {

    @POST
    @Operation(summary = "Not implemented")
    public Response bulk() {
        return DiscoveryAnswers.absent("Bulk requests are not supported. Send the operations one by one.");
    }
}
