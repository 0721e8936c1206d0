package io.rollcall.gateway.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;

/** Types of resources as bulk requests use them: every feature with resources has one. */
public interface BulkEndpoint {

    /** A resource that was written. */
    record Written(String id, long version) {}

    boolean serves(ResourceType type);

    Uni<Written> create(Caller caller, ResourceType type, ObjectNode body);

    Uni<Written> replace(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch);

    Uni<Written> patch(Caller caller, ResourceType type, String id, ObjectNode body, Precondition ifMatch);

    Uni<Void> delete(Caller caller, ResourceType type, String id, Precondition ifMatch);
}
