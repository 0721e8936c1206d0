package io.rollcall.provisioning.entitlement;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.DesiredSetting;
import io.rollcall.events.Entitlement;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.named.Named;
import io.rollcall.provisioning.setting.Settings;
import java.util.List;
import java.util.Set;

/**
 * What a person is entitled to at present.
 *
 * @param version counts the decisions that were published; 0 when none was
 * @param active whether the person may hold anything
 * @param decision what was decided for them, and at which version of the assignments
 */
public record PersonalEntitlement(long version, boolean active, Decision decision) {

    private static final Decision NOTHING = new Decision(null, null, Grants.NONE);

    /** Of a person who was not judged yet. */
    public static final PersonalEntitlement NONE = new PersonalEntitlement(0, false, NOTHING);

    /**
     * Judges the person again. Who was provisioned by a MANUAL assignment that still exists keeps what it gave; who
     * comes back from a deactivation is judged afresh. A newer list that says the same leaves the older one remembered.
     */
    public PersonalEntitlement judge(
            RankedAssignments assignments, Set<GroupId> memberOf, Named named, boolean nowActive) {
        return judge(assignments, memberOf, named, nowActive, Set.of());
    }

    /**
     * Judges the person again.
     *
     * @param named what the directory names for the person
     * @param afresh MANUAL assignments that keep nobody this time: what they say now is given to those they provisioned
     */
    public PersonalEntitlement judge(
            RankedAssignments assignments,
            Set<GroupId> memberOf,
            Named named,
            boolean nowActive,
            Set<AssignmentId> afresh) {
        if (!nowActive) {
            return new PersonalEntitlement(version, false, NOTHING);
        }
        if (active && keptBy(assignments, afresh)) {
            return this;
        }
        Decision next = assignments.decide(memberOf, named);
        Decision kept = next.saysTheSameAs(decision) ? decision.through(next.via()) : next;
        return new PersonalEntitlement(version, true, kept);
    }

    /** With settings that an admin chose. */
    public PersonalEntitlement with(Settings settings) {
        return new PersonalEntitlement(version, active, decision.with(settings));
    }

    private boolean keptBy(RankedAssignments assignments, Set<AssignmentId> afresh) {
        AssignmentRef won = decision.assignment();
        return won != null
                && !afresh.contains(won.id())
                && assignments
                        .find(won.id())
                        .map(Assignment::updateMode)
                        .filter(UpdateMode.MANUAL::equals)
                        .isPresent();
    }

    /** Whether the difference matters to those who make it so: through which group somebody got it does not. */
    public boolean differsFrom(PersonalEntitlement other) {
        return active != other.active || !decision.saysTheSameAs(other.decision);
    }

    /** Goes on from the decision that others have heard of. */
    public PersonalEntitlement heard(long published) {
        return new PersonalEntitlement(Math.max(version, published), active, decision);
    }

    public PersonalEntitlement published() {
        return new PersonalEntitlement(version + 1, active, decision);
    }

    /** @param userName told of those whom no directory tells of */
    public Entitlement toEvent(TenantId tenant, UserId user, long directoryVersion, String userName) {
        return new Entitlement(
                tenant,
                user,
                version,
                directoryVersion,
                active,
                decision.assignment(),
                decision.grants().roles(),
                decision.grants().seats(),
                settings(),
                directoryVersion == 0 ? userName : null,
                decision.named().roles().isEmpty() ? null : decision.named().roles());
    }

    private List<DesiredSetting> settings() {
        return decision.grants().settings().values().entrySet().stream()
                .map(it -> new DesiredSetting(it.getKey(), it.getValue()))
                .toList();
    }
}
