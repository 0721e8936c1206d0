package io.rollcall.gateway.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.bulk.BulkMethod;
import io.rollcall.scim.bulk.BulkOperation;
import io.rollcall.scim.bulk.BulkStep;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;

/** Carries the steps of a bulk request out, through the services of single requests. */
final class BulkSteps {
    private final List<BulkEndpoint> endpoints;
    private final Caller caller;

    BulkSteps(List<BulkEndpoint> endpoints, Caller caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    Uni<BulkResult> carryOut(BulkStep step) {
        return switch (step) {
            case BulkStep.Run(int index, BulkOperation.Valid operation) -> run(index, operation);
            case BulkStep.Complete(int index, String path, String id, ObjectNode patch) ->
                endpoint(type(path))
                        .patch(caller, type(path), id, patch, Precondition.NONE)
                        .map(written -> BulkResult.written(index, 201, path, written));
            case BulkStep.Undo(int index, String path, String id, ScimException reason) ->
                endpoint(type(path))
                        .delete(caller, type(path), id, Precondition.NONE)
                        .map(done -> BulkResult.refused(index, null, reason.error()));
            case BulkStep.Refuse(int index, ScimException reason) ->
                Uni.createFrom().item(BulkResult.refused(index, null, reason.error()));
        };
    }

    private Uni<BulkResult> run(int index, BulkOperation.Valid operation) {
        String path = operation.endpoint();
        ResourceType type = type(path);
        BulkEndpoint endpoint = endpoint(type);
        String id = Objects.requireNonNullElse(operation.target(), "");
        Precondition ifMatch = ifMatch(operation);
        return switch (operation.verb()) {
            case POST ->
                endpoint.create(caller, type, operation.data()).map(done -> BulkResult.written(index, 201, path, done));
            case PUT ->
                endpoint.replace(caller, type, id, operation.data(), ifMatch)
                        .map(done -> BulkResult.written(index, 200, path, done));
            case PATCH ->
                endpoint.patch(caller, type, id, operation.data(), ifMatch)
                        .map(done -> BulkResult.written(index, 200, path, done));
            case DELETE ->
                endpoint.delete(caller, type, id, ifMatch)
                        .map(done -> new BulkResult(index, 204, path + "/" + id, null, null));
        };
    }

    private Precondition ifMatch(BulkOperation.Valid operation) {
        Precondition ifMatch = Precondition.parse(operation.version());
        boolean required =
                operation.verb() != BulkMethod.POST && caller.profile().on(Switch.REQUIRE_IF_MATCH);
        if (required && !ifMatch.given()) {
            throw new ScimException(
                    ScimError.of(428, "This directory takes changes only with the 'version' that is to be changed."));
        }
        return ifMatch;
    }

    private ResourceType type(String path) {
        ResourceType type = caller.types().at(path);
        if (type == null) {
            throw new ScimException(ScimError.notFound("There is no endpoint " + path + " for bulk operations."));
        }
        return type;
    }

    private BulkEndpoint endpoint(ResourceType type) {
        for (BulkEndpoint endpoint : endpoints) {
            if (endpoint.serves(type)) {
                return endpoint;
            }
        }
        throw new IllegalStateException("nobody serves " + type.name());
    }
}
