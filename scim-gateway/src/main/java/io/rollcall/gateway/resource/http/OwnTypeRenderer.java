package io.rollcall.gateway.resource.http;

import io.rollcall.events.ResourceId;
import io.rollcall.gateway.resource.ResourceService;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.gateway.scim.http.ResourceRenderer;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Resources of the tenants' types in answers that contain several types. */
@ApplicationScoped
public class OwnTypeRenderer implements ResourceRenderer {
    private final ResourceService resources;

    public OwnTypeRenderer(ResourceService resources) {
        this.resources = resources;
    }

    @Override
    public boolean renders(ResourceType type) {
        return ResourceTypes.isOwn(type);
    }

    @Override
    public Uni<Map<UUID, String>> render(Caller caller, ResourceType type, Collection<UUID> ids, SearchRequest search) {
        View view = View.of(search, type);
        return resources
                .findAll(caller, type, ids.stream().map(ResourceId::new).toList())
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                stored -> stored.id().value(), stored -> OwnTypeView.of(stored, caller, type, view))));
    }
}
