package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserActivated;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.DirectoryUserGroupAdded;
import io.rollcall.events.DirectoryUserGroupRemoved;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;

/** The facts about people of one directory, as they are published. */
public record UserEvents(TenantId tenant, DirectoryId directory) {
    /** What changes for others when somebody of whom they were told otherwise is deactivated. */
    public static final List<AttributeChange> DEACTIVATION = List.of(new AttributeChange(
            "active", JsonNodeFactory.instance.booleanNode(true), JsonNodeFactory.instance.booleanNode(false)));

    public DirectoryUserEvent created(
            StoredUser user, UserColumns columns, ObjectNode resource, boolean returned, Cause cause) {
        return new DirectoryUserCreated(
                user.lastModified(), state(user, columns, resource, active(user, columns)), returned, cause);
    }

    /**
     * Activated, deactivated or updated: one event, whatever else changed with it.
     *
     * @param wasActive whether others take the person for active
     */
    public DirectoryUserEvent changed(
            boolean wasActive,
            StoredUser user,
            UserColumns columns,
            ObjectNode resource,
            List<AttributeChange> changes,
            Cause cause) {
        Instant at = user.lastModified();
        boolean active = active(user, columns);
        DirectoryUser state = state(user, columns, resource, active);
        if (wasActive == active) {
            return new DirectoryUserUpdated(at, state, changes, cause);
        }
        return active
                ? new DirectoryUserActivated(at, state, changes, cause)
                : new DirectoryUserDeactivated(at, state, changes, cause);
    }

    /** {@code user} has no groups any more. */
    public DirectoryUserEvent deleted(StoredUser user, UserColumns columns, ObjectNode resource, Cause cause) {
        return new DirectoryUserDeleted(user.lastModified(), state(user, columns, resource, false), cause);
    }

    /** @param user has the groups after the change */
    public DirectoryUserEvent member(
            StoredUser user, UserColumns columns, ObjectNode resource, GroupRef group, boolean added, Cause cause) {
        DirectoryUser state = state(user, columns, resource, active(user, columns));
        return added
                ? new DirectoryUserGroupAdded(user.lastModified(), state, group, cause)
                : new DirectoryUserGroupRemoved(user.lastModified(), state, group, cause);
    }

    private static boolean active(StoredUser user, UserColumns columns) {
        return columns.active() || user.told().keepsAccess();
    }

    private DirectoryUser state(StoredUser user, UserColumns columns, ObjectNode resource, boolean active) {
        return new DirectoryUser(
                tenant,
                directory,
                user.id(),
                user.version() + user.told().offset(),
                active,
                columns.userName(),
                columns.externalId(),
                columns.displayName(),
                columns.primaryEmail(),
                user.groups(),
                active && !columns.active() ? resource.deepCopy().put("active", true) : resource);
    }
}
