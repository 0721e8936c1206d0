package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes, in their order, to people whose rows are locked. Several changes of one person in one batch build on
 * each other, and each has its own version and event.
 */
public final class UserChanges {
    private final UserEvents events;
    private final Instant now;
    private final Map<UserId, Person> people = new HashMap<>();
    private final List<DirectoryUserEvent> facts = new ArrayList<>();

    /** @param locked the people named by the changes, as far as they exist, with their groups */
    public UserChanges(UserEvents events, Instant now, List<StoredUser> locked) {
        this.events = events;
        this.now = now;
        locked.forEach(user -> people.put(user.id(), new Person(user)));
    }

    public UserResult apply(UserChange change) {
        Person person = people.get(change.id());
        if (person == null || person.deleted) {
            return new UserResult.Missing();
        }
        if (!change.ifMatch().allows(person.user.version())) {
            return new UserResult.Stale();
        }
        return switch (change.edit()) {
            case Edit.Rewrite(var next) -> {
                try {
                    yield rewrite(person, next.apply(person.resource()), change);
                } catch (ScimException e) {
                    yield new UserResult.Refused(e);
                }
            }
            case Edit.Delete() -> delete(person, change);
        };
    }

    /** What is to be written; empty if nothing changed. */
    public List<UserRevision> revisions() {
        List<UserRevision> revisions = new ArrayList<>();
        for (Person person : people.values()) {
            if (person.changed && person.before != null && person.columns != null) {
                revisions.add(new UserRevision(person.user, person.before, person.columns, person.deleted));
            }
        }
        return revisions;
    }

    /** In the order in which they happened. */
    public List<DirectoryUserEvent> facts() {
        return facts;
    }

    private UserResult rewrite(Person person, PatchResult next, UserChange change) {
        List<AttributeChange> changes = changes(person, next);
        if (changes.isEmpty()) {
            return new UserResult.Stored(person.user);
        }
        ObjectNode resource = next.resource();
        UserColumns columns = UserColumns.of(resource, change.type());
        boolean wasActive = person.columns(change.type()).active();
        person.become(resource, columns, ResourceText.of(resource), now);
        facts.add(events.changed(wasActive, person.user, columns, resource, changes, change.cause()));
        return new UserResult.Stored(person.user);
    }

    /** A client that leaves {@code active} out neither lets a person in nor locks them out: it stays as it was. */
    private static List<AttributeChange> changes(Person person, PatchResult next) {
        ObjectNode current = person.resource();
        boolean keepActive = !next.resource().has("active") && current.has("active");
        if (keepActive) {
            next.resource().set("active", current.get("active"));
        }
        return next.changes().stream()
                .filter(change -> !(keepActive && change.path().equals("active")))
                .map(change -> new AttributeChange(change.path(), change.before(), change.after()))
                .toList();
    }

    private UserResult delete(Person person, UserChange change) {
        UserColumns columns = person.columns(change.type());
        person.delete(now);
        facts.add(events.deleted(person.user, columns, person.resource(), change.cause()));
        return new UserResult.Deleted();
    }

    private static final class Person {
        private StoredUser user;
        private @Nullable ObjectNode resource;
        private @Nullable UserColumns before;
        private @Nullable UserColumns columns;
        private boolean changed;
        private boolean deleted;

        Person(StoredUser user) {
            this.user = user;
        }

        ObjectNode resource() {
            if (resource == null) {
                resource = ScimJson.standard().readObject(user.resource());
            }
            return resource;
        }

        /** What is looked up about the person at present. */
        UserColumns columns(ResourceType type) {
            if (columns == null) {
                columns = UserColumns.of(resource(), type);
                before = columns;
            }
            return columns;
        }

        void become(ObjectNode next, UserColumns nextColumns, String text, Instant now) {
            resource = next;
            columns = nextColumns;
            user = new StoredUser(user.id(), user.version() + 1, text, user.createdAt(), now, user.groups());
            changed = true;
        }

        void delete(Instant now) {
            user = new StoredUser(user.id(), user.version() + 1, user.resource(), user.createdAt(), now, List.of());
            changed = true;
            deleted = true;
        }
    }
}
