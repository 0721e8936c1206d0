package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupRef;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserColumns;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.scim.json.ScimJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells, one event for each membership that began or ended, with the groups as they were after that step. */
public final class MembershipFacts {
    private MembershipFacts() {}

    /**
     * @param user the person after all steps, with the groups after all steps
     * @param steps what changed, in order; as many as versions were used
     */
    public static List<DirectoryUserEvent> of(UserEvents events, StoredUser user, List<Edge> steps) {
        ObjectNode resource = ScimJson.standard().readObject(user.resource());
        UserColumns columns = UserColumns.of(resource);
        List<GroupRef> groups = before(user.groups(), steps);
        long version = user.version() - steps.size();
        List<DirectoryUserEvent> facts = new ArrayList<>(steps.size());
        for (Edge step : steps) {
            apply(step, groups);
            version++;
            StoredUser then = new StoredUser(
                    user.id(), version, user.resource(), user.createdAt(), user.lastModified(), groups, user.told());
            facts.add(events.member(then, columns, resource, step.group(), step.added(), step.cause()));
        }
        return facts;
    }

    private static List<GroupRef> before(List<GroupRef> after, List<Edge> steps) {
        List<GroupRef> groups = new ArrayList<>(after);
        for (Edge step : steps) {
            groups.removeIf(group -> group.id().equals(step.group().id()));
            if (!step.added()) {
                groups.add(step.group());
            }
        }
        return groups;
    }

    private static void apply(Edge step, List<GroupRef> groups) {
        groups.removeIf(group -> group.id().equals(step.group().id()));
        if (step.added()) {
            groups.add(step.group());
            groups.sort(Comparator.comparing(group -> group.id().value()));
        }
    }
}
