package io.rollcall.provisioning.drift.store;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import io.rollcall.kit.drift.Repairs;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.AssignmentBinding;
import io.rollcall.provisioning.drift.KnownVersions;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.group.store.PostgresGroups;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes over what the others say of people, judges them again, and tells subscribers of the outcome. */
@ApplicationScoped
class PersonRepairs implements Repairs {

    private static final String GROUPS = "groups";

    private final AssignmentBinding assignments;
    private final PersonUpdates people;
    private final PostgresGroups groups;
    private final KnownVersions versions;
    private final GroupRepairs groupRepairs;
    private final Clock clock;

    PersonRepairs(
            AssignmentBinding assignments,
            PersonUpdates people,
            PostgresGroups groups,
            KnownVersions versions,
            GroupRepairs groupRepairs,
            Clock clock) {
        this.assignments = assignments;
        this.people = people;
        this.groups = groups;
        this.versions = versions;
        this.groupRepairs = groupRepairs;
        this.clock = clock;
    }

    /** Groups are corrected under the lock of those who change the assignments, which is taken then. */
    @Override
    public Uni<Void> lock(SqlConnection tx, TenantId tenant, List<Correction> corrections) {
        List<UserId> ids = ofPeople(corrections).keySet().stream().toList();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : assignments
                        .inForce(tx, tenant, Set.of())
                        .chain(() -> people.change(tx, tenant, ids, person -> {}))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, TenantId tenant, List<Correction> corrections, Cause cause) {
        List<Correction> ofGroups = corrections.stream()
                .filter(correction -> correction.under(GROUPS) != null)
                .toList();
        Map<UserId, Correction> ofPeople = ofPeople(corrections);
        return groupRepairs
                .apply(tx, tenant, ofGroups, cause)
                .chain(() -> ofPeople.isEmpty() ? Uni.createFrom().voidItem() : correct(tx, tenant, ofPeople, cause));
    }

    private Uni<Void> correct(SqlConnection tx, TenantId tenant, Map<UserId, Correction> corrections, Cause cause) {
        var moment = new PersonUpdate.Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), cause);
        return Uni.combine()
                .all()
                .unis(
                        assignments.inForce(tx, tenant, Set.of()),
                        groups.all(tx, tenant),
                        versions.told(tx, tenant, corrections.keySet()))
                .asTuple()
                .flatMap(found -> people.change(tx, tenant, corrections.keySet(), person -> {
                    UserId id = person.before().id();
                    long told = found.getItem3().getOrDefault(id, 0L);
                    correct(person, corrections.get(id), told, found.getItem2(), found.getItem1(), moment);
                }))
                .replaceWithVoid();
    }

    private static void correct(
            PersonUpdate person,
            @Nullable Correction correction,
            long told,
            KnownGroups groups,
            RankedAssignments assignments,
            PersonUpdate.Moment moment) {
        if (correction == null) {
            return;
        }
        person.heard(told, Math.max(heard(correction, "entitled-roles"), heard(correction, "entitled-seats")));
        person.correct(Restored.access(person.before().access(), correction), moment);
        Difference profile = correction.under("profiles");
        if (profile != null) {
            Account known = person.before().account();
            Account next = Restored.account(known, profile.there(), moment.at());
            if (next != null) {
                person.correct(next, groups(profile.there(), groups), assignments, moment);
            }
        }
        person.judgeAgain(assignments, moment);
    }

    private static long heard(Correction correction, String view) {
        Difference difference = correction.under(view);
        Known there = difference == null ? null : difference.there();
        return there == null ? 0 : there.version();
    }

    private static List<GroupRef> groups(@Nullable Known there, KnownGroups known) {
        String text = there == null ? "" : there.fields().getOrDefault(GROUPS, "");
        return Arrays.stream(text.split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> new GroupId(UUID.fromString(id)))
                .map(id -> new GroupRef(id, known.nameOf(id).orElse(id.toString())))
                .toList();
    }

    private static Map<UserId, Correction> ofPeople(List<Correction> corrections) {
        Map<UserId, Correction> people = new HashMap<>();
        corrections.stream()
                .filter(correction -> correction.under(GROUPS) == null)
                .forEach(correction -> people.put(new UserId(correction.id()), correction));
        return people;
    }
}
