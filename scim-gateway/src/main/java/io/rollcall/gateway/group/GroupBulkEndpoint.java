package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.bulk.BulkEndpoint;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Groups in bulk requests. */
@ApplicationScoped
public class GroupBulkEndpoint implements BulkEndpoint {
    private final GroupService groups;

    public GroupBulkEndpoint(GroupService groups) {
        this.groups = groups;
    }

    @Override
    public boolean serves(ResourceType type) {
        return type.name().equals(GroupService.TYPE.name());
    }

    @Override
    public Uni<Written> create(Caller caller, ResourceType type, ObjectNode body) {
        return groups.create(caller, body, false).map(GroupBulkEndpoint::written);
    }

    @Override
    public Uni<Written> replace(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return groups.replace(caller, id, body, ifMatch, false).map(GroupBulkEndpoint::written);
    }

    @Override
    public Uni<Written> patch(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return groups.patch(caller, id, body, ifMatch, false).map(GroupBulkEndpoint::written);
    }

    @Override
    public Uni<Void> delete(Caller caller, ResourceType type, String id, Precondition ifMatch) {
        return groups.delete(caller, id, ifMatch);
    }

    private static Written written(GroupDetails details) {
        return new Written(details.group().id().toString(), details.group().version());
    }
}
