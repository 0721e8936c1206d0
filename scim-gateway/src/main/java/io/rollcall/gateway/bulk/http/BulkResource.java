package io.rollcall.gateway.bulk.http;

import io.rollcall.gateway.bulk.BulkLimits;
import io.rollcall.gateway.bulk.BulkService;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.bulk.BulkRequest;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Many operations in one request (RFC 7644 section 3.7). The bearer token of the directory was checked before. The
 * answer is 200 whatever became of the operations; each has a status, and an error if it failed.
 *
 * <p>Errors, with a SCIM body: 400 (invalidSyntax; invalidValue if a bulkId comes twice), 401, 413 (maxOperations,
 * maxPayloadSize), 415.
 */
@Path("/scim/v2/{directoryId}/Bulk")
@PermitAll
@Tag(name = "SCIM bulk")
public class BulkResource {
    private final BulkService bulk;
    private final BulkLimits limits;
    private final Bodies bodies;

    public BulkResource(BulkService bulk, BulkLimits limits, Bodies bodies) {
        this.bulk = bulk;
        this.limits = limits;
        this.bodies = bodies;
    }

    /** RFC 7644 section 3.7. */
    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Carry out many operations")
    public Uni<Response> bulk(@Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        if (body.length > limits.maxPayloadSize()) {
            throw new ScimException(ScimError.of(
                    413,
                    "The bulk request has " + body.length + " bytes, which exceeds maxPayloadSize ("
                            + limits.maxPayloadSize() + "). Split the request."));
        }
        BulkRequest operations = BulkRequest.parse(bodies.read(body), caller.dialect(), limits.maxOperations());
        return bulk.run(caller, operations).map(results -> BulkAnswer.of(caller, operations, results));
    }
}
