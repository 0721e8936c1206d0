package io.rollcall.provisioning.assignment;

import io.rollcall.events.GroupId;
import io.rollcall.provisioning.group.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * A group that an assignment applies to. It may be named before the identity provider pushes it; from its first
 * appearance on it is known by its id, whatever it is called later.
 *
 * @param name the name that the admin gave, or the group's name when it was chosen by id
 * @param id absent until the group appears
 */
public record GroupSelector(String name, @Nullable GroupId id) {

    public static GroupSelector named(String name) {
        return new GroupSelector(name, null);
    }

    public GroupSelector boundTo(GroupId group) {
        return new GroupSelector(name, group);
    }

    public GroupSelector released() {
        return new GroupSelector(name, null);
    }

    public boolean isUnbound() {
        return id == null;
    }

    boolean isNamed(String other) {
        return GroupName.fold(name).equals(GroupName.fold(other));
    }
}
