package io.rollcall.rbac.simulation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.events.RoleGrant;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.subject.Admins;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Compares what people may do under two policies, by the evaluator that decides checks. */
final class AccessComparison {

    /** Very many people have the same access; not so many that all must be remembered. */
    private static final int REMEMBERED = 5_000;

    private final Policy before;
    private final Policy after;
    private final UnaryOperator<Subject> change;
    private final Instant now;
    private final Cache<Access, Set<String>> could = remembered();
    private final Cache<Access, Set<String>> can = remembered();

    /** @param change what becomes of a person */
    AccessComparison(Policy before, Policy after, UnaryOperator<Subject> change, Instant now) {
        this.before = before;
        this.after = after;
        this.change = change;
        this.now = now;
    }

    private static Cache<Access, Set<String>> remembered() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .executor(Runnable::run)
                .build();
    }

    /** Empty when nothing changes for the person. */
    Optional<ChangeForecast.Change> of(Subject person) {
        Subject then = change.apply(person);
        List<RoleGrant> rolesBefore = person.rolesInEffect(before, now);
        List<RoleGrant> rolesAfter = then.rolesInEffect(after, now);
        Set<String> permissionsBefore = could.get(person.access(before, now), any -> permissions(before, any));
        Set<String> permissionsAfter = can.get(then.access(after, now), any -> permissions(after, any));
        boolean same = new HashSet<>(rolesBefore).equals(new HashSet<>(rolesAfter))
                && permissionsBefore.equals(permissionsAfter);
        return same
                ? Optional.empty()
                : Optional.of(new ChangeForecast.Change(
                        person.id(),
                        rolesBefore,
                        rolesAfter,
                        without(permissionsAfter, permissionsBefore),
                        without(permissionsBefore, permissionsAfter)));
    }

    AdminCount move(AdminCount admins, Subject person) {
        return admins.minus(Admins.of(person, before, now)).plus(Admins.of(change.apply(person), after, now));
    }

    private static Set<String> permissions(Policy policy, Access access) {
        return Evaluator.permissionsAnywhere(policy, access);
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
