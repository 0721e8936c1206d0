package io.rollcall.gateway.user.http;

import io.rollcall.events.GroupRef;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserService;
import io.rollcall.scim.schema.Schemas;

/** A user as clients see it: what is stored, and id, groups and meta. */
final class UserView {
    private UserView() {}

    static String of(StoredUser user, Caller caller, View view) {
        return view.of(whole(user, caller));
    }

    private static String whole(StoredUser user, Caller caller) {
        String resource = user.resource();
        StringBuilder json =
                new StringBuilder(resource.length() + 400 + 300 * user.groups().size());
        json.append("{\"id\":\"").append(user.id()).append("\",").append(resource, 1, resource.length() - 1);
        json.append(',');
        groups(json, user, caller);
        Views.meta(json, caller, UserService.TYPE, user.id(), user.version(), user.createdAt(), user.lastModified());
        return json.append('}').toString();
    }

    private static void groups(StringBuilder json, StoredUser user, Caller caller) {
        if (user.groups().isEmpty()) {
            return;
        }
        json.append("\"groups\":[");
        for (GroupRef group : user.groups()) {
            json.append("{\"value\":\"").append(group.id()).append("\",\"$ref\":\"");
            json.append(Views.location(caller, Schemas.groupType(), group.id())).append("\",\"display\":");
            Views.text(json, group.displayName());
            json.append(",\"type\":\"direct\"},");
        }
        json.setCharAt(json.length() - 1, ']');
        json.append(',');
    }
}
