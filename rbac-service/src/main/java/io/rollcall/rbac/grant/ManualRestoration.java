package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.ManualRole;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Works out again what admins gave people, from what is written down of it. The version goes on where the listeners have
 * it: it counts the changes that are written down.
 */
@ApplicationScoped
public class ManualRestoration {

    private final SubjectStore people;
    private final GrantStore store;
    private final Outbox outbox;
    private final Clock clock;

    ManualRestoration(SubjectStore people, GrantStore store, Outbox outbox, Clock clock) {
        this.people = people;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Of people who are locked: what they should have, with the corrections of what others say. Tells it where decisions
     * change: who decides elsewhere has loaded what was wrong.
     */
    public Uni<Map<UserId, Subject>> restore(
            SqlConnection tx, TenantId tenant, Map<UserId, UnaryOperator<Subject>> corrections, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return people.read(tx, tenant, corrections.keySet())
                .flatMap(known -> store.kept(tx, tenant, corrections.keySet()).flatMap(kept -> {
                    Map<UserId, Subject> restored = new HashMap<>();
                    List<AccessChange> changes = new ArrayList<>();
                    List<Event> states = new ArrayList<>();
                    known.forEach((user, subject) -> {
                        Subject.Manual manual =
                                restored(subject.manual(), kept.getOrDefault(user, Subject.Manual.NONE));
                        Subject after =
                                Objects.requireNonNull(corrections.get(user)).apply(subject);
                        boolean given = !sameRoles(manual, subject.manual());
                        boolean corrected = !after.decidesAs(subject);
                        // One version, one line: the version is what the lines come to.
                        if (given) {
                            changes.add(change(user, subject.manual(), manual, now, cause));
                        } else if (corrected) {
                            changes.add(correction(subject, after, now, cause));
                            manual = new Subject.Manual(manual.version() + 1, manual.roles());
                        }
                        restored.put(user, after.with(manual));
                        if (given || corrected) {
                            states.add(new ManualRoleState(
                                    now, tenant, user, manual.version(), manual.roles(), corrected ? true : null));
                        }
                    });
                    return store.log(tx, tenant, changes)
                            .chain(() -> outbox.append(tx, states))
                            .replaceWith(restored);
                }));
    }

    private static AccessChange correction(Subject before, Subject after, Instant now, Cause cause) {
        return new AccessChange(
                Ids.next(),
                now,
                AccessChange.Kind.PERSON_CORRECTED,
                before.id(),
                words(before),
                words(after),
                null,
                cause);
    }

    /** {@code active; standard, recruiter@emea; seats full}. */
    private static String words(Subject person) {
        String roles = String.join(", ", GrantText.write(person.entitlement().roles()));
        String seats =
                person.seats().held().stream().map(SeatTypeKey::value).sorted().collect(Collectors.joining(", "));
        return (person.active() ? "active" : "inactive") + "; " + (roles.isEmpty() ? "no roles" : roles)
                + (seats.isEmpty() ? "" : "; seats " + seats);
    }

    private static Subject.Manual restored(Subject.Manual present, Subject.Manual kept) {
        long version = Math.max(present.version(), kept.version());
        return sameRoles(present, kept)
                ? new Subject.Manual(version, present.roles())
                : new Subject.Manual(version + 1, kept.roles());
    }

    private static boolean sameRoles(Subject.Manual one, Subject.Manual other) {
        return new HashSet<>(one.roles()).equals(new HashSet<>(other.roles()));
    }

    private static AccessChange change(
            UserId user, Subject.Manual before, Subject.Manual after, Instant now, Cause cause) {
        return new AccessChange(
                Ids.next(),
                now,
                AccessChange.Kind.MANUAL_ROLES_RESTORED,
                user,
                words(before.roles()),
                words(after.roles()),
                null,
                cause);
    }

    private static String words(List<ManualRole> roles) {
        return roles.stream().map(GrantRules::words).collect(Collectors.joining(", "));
    }
}
