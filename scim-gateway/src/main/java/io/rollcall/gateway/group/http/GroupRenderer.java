package io.rollcall.gateway.group.http;

import io.rollcall.events.GroupId;
import io.rollcall.gateway.group.GroupService;
import io.rollcall.gateway.scim.Caller;
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

/** Groups in answers that contain several types. */
@ApplicationScoped
public class GroupRenderer implements ResourceRenderer {
    private final GroupService groups;

    public GroupRenderer(GroupService groups) {
        this.groups = groups;
    }

    @Override
    public boolean renders(ResourceType type) {
        return type.name().equals(GroupService.TYPE.name());
    }

    @Override
    public Uni<Map<UUID, String>> render(Caller caller, ResourceType type, Collection<UUID> ids, SearchRequest search) {
        View view = View.of(search, type);
        return groups.findAll(caller, ids.stream().map(GroupId::new).toList(), view.includes("members"))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                details -> details.group().id().value(),
                                details -> GroupView.of(details, caller, view))));
    }
}
