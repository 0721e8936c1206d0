package io.rollcall.rbac.subject;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleRevoked;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserRoles;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What is to be told about a person's roles, and the person after it was told. One event for each role lost or gained,
 * lost ones first; all of them carry the roles after the whole change, as it happens at once.
 */
public record RoleNews(Subject subject, List<RoleAssignmentEvent> events) {

    public RoleNews {
        events = List.copyOf(events);
    }

    public static RoleNews of(TenantId tenant, Subject subject, Policy policy, Instant now, Cause cause) {
        List<RoleGrant> before = subject.told().roles();
        List<RoleGrant> after = subject.rolesInEffect(policy, now);
        if (new HashSet<>(before).equals(new HashSet<>(after))) {
            return new RoleNews(subject, List.of());
        }
        List<RoleAssignmentEvent> events = new ArrayList<>();
        long version = subject.told().version();
        for (RoleGrant lost : without(before, after)) {
            events.add(new RoleRevoked(now, new UserRoles(tenant, subject.id(), ++version, after), lost, cause));
        }
        for (RoleGrant gained : without(after, before)) {
            events.add(new RoleAssigned(now, new UserRoles(tenant, subject.id(), ++version, after), gained, cause));
        }
        return new RoleNews(subject.telling(version, after), events);
    }

    private static List<RoleGrant> without(List<RoleGrant> grants, List<RoleGrant> others) {
        return grants.stream().filter(grant -> !others.contains(grant)).toList();
    }
}
