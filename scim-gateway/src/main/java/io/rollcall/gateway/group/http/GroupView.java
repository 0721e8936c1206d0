package io.rollcall.gateway.group.http;

import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.GroupService;
import io.rollcall.gateway.group.Member;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
import io.rollcall.scim.schema.Schemas;
import java.util.List;

/** A group as clients see it: what is stored, and id, members and meta. */
final class GroupView {
    private static final int MEMBER_LENGTH = 260;

    private GroupView() {}

    static String of(GroupDetails details, Caller caller, View view) {
        return view.of(whole(details, caller));
    }

    private static String whole(GroupDetails details, Caller caller) {
        StoredGroup group = details.group();
        List<Member> members = details.members();
        String resource = group.resource();
        int size = members == null ? 0 : members.size();
        StringBuilder json = new StringBuilder(resource.length() + 400 + MEMBER_LENGTH * size);
        json.append("{\"id\":\"").append(group.id()).append("\",").append(resource, 1, resource.length() - 1);
        json.append(',');
        if (members != null) {
            members(json, members, caller);
        }
        Views.meta(
                json, caller, GroupService.TYPE, group.id(), group.version(), group.createdAt(), group.lastModified());
        return json.append('}').toString();
    }

    /** An empty group has an empty list: clients expect to find one. */
    private static void members(StringBuilder json, List<Member> members, Caller caller) {
        json.append("\"members\":[");
        for (Member member : members) {
            boolean isUser = member.kind() == Member.Kind.USER;
            json.append("{\"value\":\"").append(member.id()).append("\",\"$ref\":\"");
            json.append(Views.location(caller, isUser ? Schemas.userType() : Schemas.groupType(), member.id()));
            json.append("\",\"display\":");
            Views.text(json, member.display());
            json.append(isUser ? ",\"type\":\"User\"}," : ",\"type\":\"Group\"},");
        }
        if (!members.isEmpty()) {
            json.setLength(json.length() - 1);
        }
        json.append("],");
    }
}
