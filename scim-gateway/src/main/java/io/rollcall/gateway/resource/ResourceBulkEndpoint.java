package io.rollcall.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.bulk.BulkEndpoint;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Resources of the tenants' types in bulk requests. */
@ApplicationScoped
public class ResourceBulkEndpoint implements BulkEndpoint {
    private final ResourceService resources;

    public ResourceBulkEndpoint(ResourceService resources) {
        this.resources = resources;
    }

    @Override
    public boolean serves(ResourceType type) {
        return ResourceTypes.isOwn(type);
    }

    @Override
    public Uni<Written> create(Caller caller, ResourceType type, ObjectNode body) {
        return resources.create(caller, type, body).map(ResourceBulkEndpoint::written);
    }

    @Override
    public Uni<Written> replace(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return resources.replace(caller, type, id, body, ifMatch).map(ResourceBulkEndpoint::written);
    }

    @Override
    public Uni<Written> patch(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return resources.patch(caller, type, id, body, ifMatch).map(ResourceBulkEndpoint::written);
    }

    @Override
    public Uni<Void> delete(Caller caller, ResourceType type, String id, Precondition ifMatch) {
        return resources.delete(caller, type, id, ifMatch);
    }

    private static Written written(StoredResource resource) {
        return new Written(resource.id().toString(), resource.version());
    }
}
