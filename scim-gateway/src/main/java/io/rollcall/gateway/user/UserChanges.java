package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.UserId;
import io.rollcall.gateway.guard.Guard;
import io.rollcall.gateway.guard.Withheld;
import io.rollcall.gateway.scim.ResourceText;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.resource.ResourceDiff;
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
    private final Guard guard;
    private final Map<UserId, Person> people = new HashMap<>();
    private final List<DirectoryUserEvent> facts = new ArrayList<>();

    /**
     * @param guard judges deactivations
     * @param locked the people named by the changes, as far as they exist, with their groups
     */
    public UserChanges(UserEvents events, Instant now, Guard guard, List<StoredUser> locked) {
        this.events = events;
        this.now = now;
        this.guard = guard;
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
            case Edit.Rewrite(var next, var mayDeactivate) -> {
                try {
                    yield rewrite(person, next.apply(person.resource()), change);
                } catch (ScimException e) {
                    yield new UserResult.Refused(e);
                }
            }
            case Edit.SoftDelete() ->
                person.user.told().withheld() == Withheld.OVERRIDDEN
                        ? deactivateAnew(person, change)
                        : rewrite(person, deactivated(person.resource(), change.type()), change);
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

    /** Those of whom others are now told something else than SCIM says, or no longer. */
    public List<StoredUser> toldOtherwise() {
        return people.values().stream()
                .filter(person -> !person.user.told().equals(person.toldBefore))
                .map(person -> person.user)
                .toList();
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
        boolean knownActive = wasActive || person.user.told().keepsAccess();
        person.become(resource, columns, ResourceText.of(resource), now);
        person.tell(told(person.user, wasActive, columns.active(), change.cause()));
        boolean nowActive = columns.active() || person.user.told().keepsAccess();
        List<AttributeChange> known = knownActive == nowActive ? withoutActive(changes) : changes;
        if (known.isEmpty()) {
            person.tell(person.user.told().silent());
        } else {
            facts.add(events.changed(knownActive, person.user, columns, resource, known, change.cause()));
        }
        return new UserResult.Stored(person.user);
    }

    /** What becomes of the difference between what SCIM says and what others are told. */
    private Told told(StoredUser user, boolean wasActive, boolean isActive, Cause cause) {
        if (isActive && user.told().keepsAccess()) {
            guard.withdraw(user.id());
            return user.told().with(null);
        }
        return wasActive && !isActive && guard.holds(user.id(), cause)
                ? user.told().with(Withheld.HELD)
                : user.told();
    }

    private static List<AttributeChange> withoutActive(List<AttributeChange> changes) {
        return changes.stream()
                .filter(change -> !change.attribute().equals("active"))
                .toList();
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

    private static PatchResult deactivated(ObjectNode current, ResourceType type) {
        ObjectNode next = current.deepCopy().put("active", false);
        return new PatchResult(next, ResourceDiff.between(current, next, type));
    }

    /** A change of mind about somebody who is inactive and whom an admin kept: SCIM says what it said before. */
    private UserResult deactivateAnew(Person person, UserChange change) {
        if (guard.holds(change.id(), change.cause())) {
            person.tell(person.user.told().with(Withheld.HELD));
        } else {
            person.tell(person.user.told().with(null).more());
            facts.add(events.changed(
                    true,
                    person.user.at(now),
                    person.columns(change.type()),
                    person.resource(),
                    UserEvents.DEACTIVATION,
                    change.cause()));
        }
        return new UserResult.Stored(person.user);
    }

    private UserResult delete(Person person, UserChange change) {
        UserColumns columns = person.columns(change.type());
        Withheld withheld = person.user.told().withheld();
        person.delete(now);
        boolean judged = columns.active() || withheld == Withheld.OVERRIDDEN;
        if (withheld == Withheld.HELD || judged && guard.holds(change.id(), change.cause())) {
            person.tell(person.user.told().with(Withheld.HELD).silent());
        } else {
            person.tell(person.user.told().with(null));
            facts.add(events.deleted(person.user, columns, person.resource(), change.cause()));
        }
        return new UserResult.Deleted();
    }

    private static final class Person {
        private final Told toldBefore;
        private StoredUser user;
        private @Nullable ObjectNode resource;
        private @Nullable UserColumns before;
        private @Nullable UserColumns columns;
        private boolean changed;
        private boolean deleted;

        Person(StoredUser user) {
            this.user = user;
            this.toldBefore = user.told();
        }

        void tell(Told told) {
            user = user.with(told);
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
            user = new StoredUser(
                    user.id(), user.version() + 1, text, user.createdAt(), now, user.groups(), user.told());
            changed = true;
        }

        void delete(Instant now) {
            user = new StoredUser(
                    user.id(), user.version() + 1, user.resource(), user.createdAt(), now, List.of(), user.told());
            changed = true;
            deleted = true;
        }
    }
}
