package io.rollcall.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.ResourceId;
import io.rollcall.gateway.ignored.IgnoredAttributes;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Incoming;
import io.rollcall.gateway.scim.Interpreter;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.Refusals;
import io.rollcall.gateway.scim.ScimLimits;
import io.rollcall.kit.id.Ids;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.resource.NormalisedResource;
import io.rollcall.scim.resource.ResourceDiff;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What clients may do with resources of the types that tenants define: the same as with users. */
@ApplicationScoped
public class ResourceService {
    private final ResourceStore store;
    private final Interpreter interpreter;
    private final IgnoredAttributes ignored;
    private final ScimLimits limits;

    public ResourceService(ResourceStore store, Interpreter interpreter, IgnoredAttributes ignored, ScimLimits limits) {
        this.limits = limits;
        this.ignored = ignored;
        this.store = store;
        this.interpreter = interpreter;
    }

    public Uni<StoredResource> create(Caller caller, ResourceType type, ObjectNode body) {
        Incoming incoming = interpreter.resource(caller, body);
        NormalisedResource normalised =
                new ResourceNormaliser(type, incoming.caller().dialect()).create(incoming.body());
        ignored.count(caller, type.name(), normalised.ignored());
        ObjectNode resource = normalised.resource();
        ResourceId id = new ResourceId(Ids.next());
        return store.create(caller, type, id, resource).map(result -> stored(result, type, id.toString()));
    }

    public Uni<StoredResource> replace(
            Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        Incoming incoming = interpreter.resource(caller, body);
        ResourceNormaliser normaliser =
                new ResourceNormaliser(type, incoming.caller().dialect());
        return change(caller, type, id, ifMatch, current -> {
            NormalisedResource normalised = normaliser.replace(current, incoming.body());
            ignored.count(caller, type.name(), normalised.ignored());
            ObjectNode next = normalised.resource();
            return new PatchResult(next, ResourceDiff.between(current, next, type));
        });
    }

    public Uni<StoredResource> patch(
            Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        Incoming incoming = interpreter.patch(caller, body);
        PatchRequest patch =
                PatchRequest.parse(incoming.body(), type, incoming.caller().dialect(), limits.patchOperations());
        ignored.count(caller, type.name(), patch.ignored());
        return change(caller, type, id, ifMatch, patch::apply);
    }

    public Uni<Void> delete(Caller caller, ResourceType type, String id, Precondition ifMatch) {
        return store.delete(caller, type, resourceId(type, id), ifMatch)
                .invoke(result -> {
                    if (!(result instanceof ResourceResult.Deleted)) {
                        throw refusal(result, type, id);
                    }
                })
                .replaceWithVoid();
    }

    public Uni<StoredResource> find(Caller caller, ResourceType type, String id) {
        return store.find(caller, type, resourceId(type, id))
                .map(found -> found.orElseThrow(() -> Refusals.missing(type.name(), id)));
    }

    /** Those of the resources that exist, in any order. */
    public Uni<List<StoredResource>> findAll(Caller caller, ResourceType type, Collection<ResourceId> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : store.findAll(caller, type, ids);
    }

    public Uni<Page<StoredResource>> list(Caller caller, ResourceType type, ListQuery query) {
        return store.list(caller, type, query);
    }

    private Uni<StoredResource> change(
            Caller caller, ResourceType type, String id, Precondition ifMatch, Function<ObjectNode, PatchResult> next) {
        return store.change(caller, type, resourceId(type, id), ifMatch, next).map(result -> stored(result, type, id));
    }

    private static StoredResource stored(ResourceResult result, ResourceType type, String id) {
        if (result instanceof ResourceResult.Stored(StoredResource resource)) {
            return resource;
        }
        throw refusal(result, type, id);
    }

    private static RuntimeException refusal(ResourceResult result, ResourceType type, String id) {
        return switch (result) {
            case ResourceResult.Missing missing -> Refusals.missing(type.name(), id);
            case ResourceResult.Stale stale -> Refusals.stale();
            case ResourceResult.Refused(var reason) -> reason;
            case ResourceResult.Stored stored -> new IllegalStateException("stored, but something else was expected");
            case ResourceResult.Deleted deleted ->
                new IllegalStateException("deleted, but something else was expected");
        };
    }

    private static ResourceId resourceId(ResourceType type, String id) {
        try {
            return ResourceId.of(id);
        } catch (IllegalArgumentException e) {
            throw Refusals.missing(type.name(), id);
        }
    }
}
