package io.rollcall.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.ResourceId;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where resources of one type in the caller's directory are kept. A change is committed together with its event. */
public interface ResourceStore {

    /** {@link ResourceResult.Stored}, or {@link ResourceResult.Refused} if a unique value is taken. */
    Uni<ResourceResult> create(Caller caller, ResourceType type, ResourceId id, ObjectNode resource);

    /** @param next the new resource from the present one; may throw {@link io.rollcall.scim.message.ScimException} */
    Uni<ResourceResult> change(
            Caller caller,
            ResourceType type,
            ResourceId id,
            Precondition ifMatch,
            Function<ObjectNode, PatchResult> next);

    Uni<ResourceResult> delete(Caller caller, ResourceType type, ResourceId id, Precondition ifMatch);

    Uni<Optional<StoredResource>> find(Caller caller, ResourceType type, ResourceId id);

    /** Those that exist, in any order. */
    Uni<List<StoredResource>> findAll(Caller caller, ResourceType type, Collection<ResourceId> ids);

    /** @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    Uni<Page<StoredResource>> list(Caller caller, ResourceType type, ListQuery query);
}
