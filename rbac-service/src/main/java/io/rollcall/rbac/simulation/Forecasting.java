package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.subject.Admins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Works a forecast out: pure, with the rules by which events are applied and access is decided. */
final class Forecasting {

    private final Policy policy;
    private final Map<UserId, Subject> known;
    private final boolean withPermissions;
    private final Instant now;
    /** Very many people have the same access. */
    private final Map<Access, Set<String>> permissions = new HashMap<>();

    /**
     * @param known those of the people asked about of whom anything is known
     * @param withPermissions false: gains and losses are left empty
     */
    Forecasting(Policy policy, Map<UserId, Subject> known, boolean withPermissions, Instant now) {
        this.policy = policy;
        this.known = known;
        this.withPermissions = withPermissions;
        this.now = now;
    }

    RoleForecast forecast(List<SupposedEntitlement> supposed, AdminCount admins) {
        List<RoleForecast.Change> changes = new ArrayList<>();
        AdminCount after = admins;
        for (SupposedEntitlement entitlement : supposed) {
            Subject before = known.getOrDefault(entitlement.userId(), Subject.unknown(entitlement.userId()));
            Subject then = entitlement.after(before);
            change(before, then).ifPresent(changes::add);
            after = after.minus(Admins.of(before, policy, now)).plus(Admins.of(then, policy, now));
        }
        return new RoleForecast(
                policy.version(), changes, admins.figure(admins), after.figure(admins), unknownRoles(supposed));
    }

    private Optional<RoleForecast.Change> change(Subject before, Subject after) {
        List<RoleGrant> rolesBefore = before.rolesInEffect(policy, now);
        List<RoleGrant> rolesAfter = after.rolesInEffect(policy, now);
        if (new HashSet<>(rolesBefore).equals(new HashSet<>(rolesAfter))) {
            return Optional.empty();
        }
        Set<String> could = permissions(before.access(policy, now));
        Set<String> can = permissions(after.access(policy, now));
        return Optional.of(new RoleForecast.Change(
                before.id(), rolesBefore, rolesAfter, without(can, could), without(could, can)));
    }

    private Set<String> permissions(Access access) {
        return withPermissions
                ? permissions.computeIfAbsent(access, any -> Evaluator.permissionsAnywhere(policy, any))
                : Set.of();
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private List<RoleKey> unknownRoles(List<SupposedEntitlement> supposed) {
        return supposed.stream()
                .flatMap(entitlement -> entitlement.roles().stream())
                .map(RoleGrant::role)
                .distinct()
                .filter(role -> policy.inEffect(role).isEmpty())
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }
}
