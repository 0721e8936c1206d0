package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Resources of some types for answers that contain several types. */
public interface ResourceRenderer {
    boolean renders(ResourceType type);

    /** Those that exist, as text, with the attributes that the search asks for. */
    Uni<Map<UUID, String>> render(Caller caller, ResourceType type, Collection<UUID> ids, SearchRequest search);
}
