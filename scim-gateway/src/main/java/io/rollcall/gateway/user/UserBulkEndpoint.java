package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.bulk.BulkEndpoint;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Users in bulk requests. */
@ApplicationScoped
public class UserBulkEndpoint implements BulkEndpoint {
    private final UserService users;

    public UserBulkEndpoint(UserService users) {
        this.users = users;
    }

    @Override
    public boolean serves(ResourceType type) {
        return type.name().equals(UserService.TYPE.name());
    }

    @Override
    public Uni<Written> create(Caller caller, ResourceType type, ObjectNode body) {
        return users.create(caller, body).map(UserBulkEndpoint::written);
    }

    @Override
    public Uni<Written> replace(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return users.replace(caller, id, body, ifMatch).map(UserBulkEndpoint::written);
    }

    @Override
    public Uni<Written> patch(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch) {
        return users.patch(caller, id, body, ifMatch).map(UserBulkEndpoint::written);
    }

    @Override
    public Uni<Void> delete(Caller caller, ResourceType type, String id, Precondition ifMatch) {
        return users.delete(caller, id, ifMatch);
    }

    private static Written written(StoredUser user) {
        return new Written(user.id().toString(), user.version());
    }
}
