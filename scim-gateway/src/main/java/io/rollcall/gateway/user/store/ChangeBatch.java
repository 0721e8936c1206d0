package io.rollcall.gateway.user.store;

import io.rollcall.gateway.guard.Guard;
import io.rollcall.gateway.guard.store.GuardSession;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserChange;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.gateway.user.UserChanges;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.gateway.user.UserResult;
import io.rollcall.gateway.user.UserRevision;
import io.rollcall.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes of people in one transaction: lock, judge in plain code, write at once. */
final class ChangeBatch {
    private final SqlConnection tx;
    private final Outbox outbox;
    private final UserEvents events;
    private final Instant now;
    private final UserWrites writes;
    private final GuardSession guards;
    private final List<UserChange> changes;

    ChangeBatch(
            SqlConnection tx,
            Outbox outbox,
            UserEvents events,
            Instant now,
            GuardSession guards,
            List<UserChange> changes) {
        this.tx = tx;
        this.outbox = outbox;
        this.events = events;
        this.now = now;
        this.writes = new UserWrites(tx, events.directory().value(), now);
        this.guards = guards;
        this.changes = changes;
    }

    Uni<List<UserResult>> run() {
        Uni<List<StoredUser>> people =
                writes.lock(changes.stream().map(UserChange::id).toList());
        int asking = (int) changes.stream().filter(ChangeBatch::mayDeactivate).count();
        // Sent together, people first: one round trip, and always the same order of locks.
        return Uni.combine()
                .all()
                .unis(
                        people,
                        asking > 0 ? guards.lock(asking) : Uni.createFrom().item(Guard.unlocked()))
                .asTuple()
                .flatMap(locked -> judge(locked.getItem1(), locked.getItem2()));
    }

    private static boolean mayDeactivate(UserChange change) {
        return switch (change.edit()) {
            case Edit.Rewrite rewrite -> rewrite.mayDeactivate();
            case Edit.SoftDelete(), Edit.Delete() -> true;
        };
    }

    private Uni<List<UserResult>> judge(List<StoredUser> people, Guard guard) {
        UserChanges applied = new UserChanges(events, now, guard, people);
        List<UserResult> results = new ArrayList<>(changes.size());
        changes.forEach(change -> results.add(applied.apply(change)));
        return guard.missing()
                ? guards.lock(guard.counted()).flatMap(locked -> judge(people, locked))
                : write(applied, guard).replaceWith(results);
    }

    /** Sent together: the rows are locked, so neither waits for the other. */
    private Uni<Void> write(UserChanges applied, Guard guard) {
        return Uni.combine()
                .all()
                .unis(
                        write(applied.revisions()),
                        writes.tellOtherwise(applied.toldOtherwise()),
                        outbox.append(tx, applied.facts()),
                        guards.write(guard))
                .discardItems();
    }

    private Uni<Void> write(List<UserRevision> revisions) {
        List<UserRevision> living =
                revisions.stream().filter(revision -> !revision.deleted()).toList();
        List<UserRevision> dead =
                revisions.stream().filter(UserRevision::deleted).toList();
        List<UserTuples.Item> items = living.stream()
                .map(revision -> new UserTuples.Item(
                        revision.user().id().value(),
                        revision.columns(),
                        revision.user().resource()))
                .toList();
        List<Long> versions =
                living.stream().map(revision -> revision.user().version()).toList();
        return Uni.combine()
                .all()
                .unis(
                        writes.update(items, versions),
                        writes.moveEmails(revisions),
                        writes.moveIndexedValues(revisions),
                        writes.bury(dead))
                .discardItems();
    }
}
