package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
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

    /** Whoever has it for the whole tenant can repair what everybody else has. */
    static final RoleKey ADMIN = new RoleKey("admin");

    private final Policy policy;
    private final Map<UserId, Subject> known;
    private final boolean withPermissions;
    /** Very many people have the same access. */
    private final Map<Access, Set<String>> permissions = new HashMap<>();

    /**
     * @param known those of the people asked about of whom anything is known
     * @param withPermissions false: gains and losses are left empty
     */
    Forecasting(Policy policy, Map<UserId, Subject> known, boolean withPermissions) {
        this.policy = policy;
        this.known = known;
        this.withPermissions = withPermissions;
    }

    static boolean isAdmin(Subject subject, Policy policy) {
        return subject.rolesInEffect(policy).contains(RoleGrant.ofTenant(ADMIN));
    }

    RoleForecast forecast(List<SupposedEntitlement> supposed, int admins) {
        List<RoleForecast.Change> changes = new ArrayList<>();
        int adminsAfter = admins;
        for (SupposedEntitlement entitlement : supposed) {
            Subject before = known.getOrDefault(entitlement.userId(), Subject.unknown(entitlement.userId()));
            Subject after = entitlement.after(before);
            change(before, after).ifPresent(changes::add);
            adminsAfter += (isAdmin(after, policy) ? 1 : 0) - (isAdmin(before, policy) ? 1 : 0);
        }
        return new RoleForecast(policy.version(), changes, admins, adminsAfter, unknownRoles(supposed));
    }

    private Optional<RoleForecast.Change> change(Subject before, Subject after) {
        List<RoleGrant> rolesBefore = before.rolesInEffect(policy);
        List<RoleGrant> rolesAfter = after.rolesInEffect(policy);
        if (new HashSet<>(rolesBefore).equals(new HashSet<>(rolesAfter))) {
            return Optional.empty();
        }
        Set<String> could = permissions(before.access());
        Set<String> can = permissions(after.access());
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
