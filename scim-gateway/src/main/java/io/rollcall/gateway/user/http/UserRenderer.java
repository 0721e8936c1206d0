package io.rollcall.gateway.user.http;

import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.ResourceRenderer;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.user.UserService;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users in answers that contain several types. */
@ApplicationScoped
public class UserRenderer implements ResourceRenderer {
    private final UserService users;

    public UserRenderer(UserService users) {
        this.users = users;
    }

    @Override
    public boolean renders(ResourceType type) {
        return type.name().equals(UserService.TYPE.name());
    }

    @Override
    public Uni<Map<UUID, String>> render(Caller caller, ResourceType type, Collection<UUID> ids, SearchRequest search) {
        View view = View.of(search, type);
        return users.findAll(caller, ids.stream().map(UserId::new).toList())
                .map(found -> found.stream()
                        .collect(Collectors.toMap(user -> user.id().value(), user -> UserView.of(user, caller, view))));
    }
}
