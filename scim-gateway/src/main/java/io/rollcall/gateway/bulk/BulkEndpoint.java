package io.rollcall.gateway.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Precondition;
import io.smallrye.mutiny.Uni;

/** A type of resources as bulk requests use it: every feature with resources has one. */
public interface BulkEndpoint {

    /** A resource that was written. */
    record Written(String id, long version) {}

    /** Such as {@code /Users}. */
    String path();

    Uni<Written> create(Caller caller, ObjectNode body);

    Uni<Written> replace(Caller caller, String id, ObjectNode body, Precondition ifMatch);

    Uni<Written> patch(Caller caller, String id, ObjectNode body, Precondition ifMatch);

    Uni<Void> delete(Caller caller, String id, Precondition ifMatch);
}
