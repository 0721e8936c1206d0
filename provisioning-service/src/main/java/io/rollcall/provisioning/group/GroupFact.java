package io.rollcall.provisioning.group;

import io.rollcall.events.DirectoryGroup;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.GroupId;

/** What the directory last said about a group. */
public record GroupFact(GroupId id, String name, long version, boolean deleted) {

    public static GroupFact of(DirectoryGroupEvent event) {
        DirectoryGroup group = event.group();
        return new GroupFact(group.id(), group.displayName(), group.version(), event instanceof DirectoryGroupDeleted);
    }
}
