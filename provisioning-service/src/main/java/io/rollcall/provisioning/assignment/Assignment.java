package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whoever is in one of these groups gets these roles and seats. */
public record Assignment(
        AssignmentId id, String name, List<GroupSelector> groups, Grants grants, UpdateMode updateMode) {

    public Assignment {
        groups = List.copyOf(groups);
    }

    /** The first of its groups that the person is in. */
    Optional<GroupId> match(Set<GroupId> memberOf) {
        for (GroupSelector group : groups) {
            GroupId id = group.id();
            if (id != null && memberOf.contains(id)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    Assignment withGroups(List<GroupSelector> others) {
        return new Assignment(id, name, others, grants, updateMode);
    }
}
