package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroup;
import io.rollcall.events.DirectoryGroupCreated;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;

/** The facts about groups of one directory, as they are published. */
public record GroupEvents(TenantId tenant, DirectoryId directory) {

    public DirectoryGroupEvent created(StoredGroup group, GroupColumns columns, Cause cause) {
        return new DirectoryGroupCreated(group.createdAt(), state(group, columns), cause);
    }

    public DirectoryGroupEvent updated(
            StoredGroup group, GroupColumns columns, List<AttributeChange> changes, Cause cause) {
        return new DirectoryGroupUpdated(group.lastModified(), state(group, columns), changes, cause);
    }

    public DirectoryGroupEvent deleted(StoredGroup group, ObjectNode resource, Instant at, Cause cause) {
        return new DirectoryGroupDeleted(at, state(group, GroupColumns.of(resource)), cause);
    }

    private DirectoryGroup state(StoredGroup group, GroupColumns columns) {
        return new DirectoryGroup(
                tenant, directory, group.id(), group.eventVersion(), columns.displayName(), columns.externalId());
    }
}
