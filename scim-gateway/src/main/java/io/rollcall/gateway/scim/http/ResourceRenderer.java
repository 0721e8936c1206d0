package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Resources of one type for answers that contain several types. */
public interface ResourceRenderer {
    ResourceType type();

    /** Those that exist, as text, with the attributes that the search asks for. */
    Uni<Map<UUID, String>> render(Caller caller, Collection<UUID> ids, SearchRequest search);
}
