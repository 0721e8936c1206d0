package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.GroupId;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies changes of attributes, in their order, to groups whose rows are locked, and collects what is to become of members. */
public final class GroupChanges {
    /**
     * A group whose attributes changed.
     *
     * @param indexedBefore what only this group could have until now
     */
    public record Revision(StoredGroup group, GroupColumns columns, List<IndexedValue> indexedBefore) {
        public Revision {
            indexedBefore = List.copyOf(indexedBefore);
        }
    }

    private record Pair(GroupId group, UUID member) {}

    private final GroupEvents events;
    private final Instant now;
    private final Map<GroupId, StoredGroup> groups = new HashMap<>();
    private final Map<GroupId, Revision> revisions = new LinkedHashMap<>();
    private final Map<Pair, Edge> wanted = new LinkedHashMap<>();
    private final List<DirectoryGroupEvent> facts = new ArrayList<>();

    public GroupChanges(GroupEvents events, Instant now, List<StoredGroup> locked) {
        this.events = events;
        this.now = now;
        locked.forEach(group -> groups.put(group.id(), group));
    }

    /**
     * @param leavers who has to leave so that exactly the named remain; empty for other changes
     * @return why the change cannot be made, or null
     */
    public @Nullable GroupResult apply(GroupChange change, List<UUID> leavers) {
        StoredGroup group = groups.get(change.id());
        if (group == null) {
            return new GroupResult.Missing();
        }
        if (!change.ifMatch().allows(group.version())) {
            return new GroupResult.Stale();
        }
        try {
            rewrite(group, change);
        } catch (ScimException e) {
            return new GroupResult.Refused(e);
        }
        switch (change.membership()) {
            case Membership.Change(var add, var remove) -> {
                want(change, add, true);
                want(change, remove, false);
            }
            case Membership.Exactly(var members) -> {
                want(change, members, true);
                want(change, leavers, false);
            }
        }
        return null;
    }

    private void rewrite(StoredGroup group, GroupChange change) {
        ObjectNode current = ScimJson.standard().readObject(group.resource());
        PatchResult next = change.next().apply(current);
        if (!next.changed()) {
            return;
        }
        GroupColumns columns = GroupColumns.of(next.resource(), change.type());
        StoredGroup revised = new StoredGroup(
                group.id(),
                columns.displayName(),
                group.version(),
                group.eventVersion() + 1,
                group.memberCount(),
                ResourceText.of(next.resource()),
                group.createdAt(),
                now);
        groups.put(group.id(), revised);
        revisions.put(group.id(), new Revision(revised, columns, indexedBefore(current, change)));
        List<AttributeChange> changes = next.changes().stream()
                .map(difference -> new AttributeChange(difference.path(), difference.before(), difference.after()))
                .toList();
        facts.add(events.updated(revised, columns, changes, change.cause()));
    }

    private List<IndexedValue> indexedBefore(ObjectNode current, GroupChange change) {
        Revision earlier = revisions.get(change.id());
        return earlier == null ? IndexedValue.of(current, change.type()) : earlier.indexedBefore();
    }

    /** The last request that names a member decides. */
    private void want(GroupChange change, List<UUID> members, boolean added) {
        for (UUID member : members) {
            StoredGroup group = groups.get(change.id());
            if (group != null) {
                wanted.put(new Pair(change.id(), member), new Edge(group.ref(), member, added, change.cause()));
            }
        }
    }

    /** Memberships as they should be, whether or not they are so already. */
    public List<Edge> wanted() {
        return List.copyOf(wanted.values());
    }

    public List<Revision> revisions() {
        return List.copyOf(revisions.values());
    }

    public List<DirectoryGroupEvent> facts() {
        return facts;
    }

    public @Nullable StoredGroup group(GroupId id) {
        return groups.get(id);
    }
}
