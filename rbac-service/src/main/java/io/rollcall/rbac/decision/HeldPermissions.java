package io.rollcall.rbac.decision;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Authorities;
import io.rollcall.rbac.role.Authority;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.subject.Admins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An admin hands out what the member who signed in holds, for as long as they hold it. Seats and modules that are off do
 * not matter: they are bought, not held. A login that never was the name of a member is of an owner whom the vendor
 * appointed, and holds what admins hold; so does every active member as long as the tenant has no admin, or nobody could
 * ever make the first one.
 */
@ApplicationScoped
class HeldPermissions implements Authorities {

    private final AccessReader reader;
    private final PolicySource policies;
    private final Admins admins;
    private final TenantSql sql;
    private final Clock clock;

    HeldPermissions(AccessReader reader, PolicySource policies, Admins admins, TenantSql sql, Clock clock) {
        this.reader = reader;
        this.policies = policies;
        this.admins = admins;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Uni<Authority> ofAdmin(TenantId tenant, String login, Reach reach) {
        return reader.named(tenant, login)
                .flatMap(found -> policies.atLeast(tenant, found.rolesVersion())
                        .flatMap(policy -> authority(tenant, found, policy, reach)));
    }

    private Uni<Authority> authority(TenantId tenant, KnownAccess known, Policy policy, Reach reach) {
        return switch (known) {
            case KnownAccess.Unknown unknown -> Uni.createFrom().item(admin(policy, null));
            case KnownAccess.Ambiguous ambiguous -> Uni.createFrom().item(nothing(null));
            case KnownAccess.Erased erased -> Uni.createFrom().item(nothing(null));
            case KnownAccess.Person person ->
                person.subject().active()
                        ? ofMember(tenant, person.subject(), policy, reach)
                        : Uni.createFrom().item(nothing(person.subject().id()));
        };
    }

    private Uni<Authority> ofMember(TenantId tenant, Subject member, Policy policy, Reach reach) {
        Authority own = holding(policy, rolesAtTheEnd(member, policy, reach), reach.workspace(), member.id());
        return sql.read(tenant, tx -> admins.besides(null, tx, tenant, policy))
                .map(standing -> standing == Admins.Standing.NONE ? admin(policy, member.id()) : own);
    }

    /** What somebody has for a time they cannot give for longer, neither to others nor to themselves. */
    private List<RoleGrant> rolesAtTheEnd(Subject member, Policy policy, Reach reach) {
        Instant until = reach.until() == null ? Instant.MAX : reach.until();
        Instant now = clock.instant();
        return member.rolesInEffect(policy, until.isAfter(now) ? until : now);
    }

    private static Authority nothing(@Nullable UserId member) {
        return new Authority.Holding(Set.of(), member);
    }

    private static Authority admin(Policy policy, @Nullable UserId member) {
        return holding(policy, List.of(RoleGrant.ofTenant(Role.ADMIN)), null, member);
    }

    private static Authority holding(
            Policy policy, List<RoleGrant> roles, @Nullable String workspace, @Nullable UserId member) {
        Set<String> held = new HashSet<>();
        for (RoleGrant grant : roles) {
            if (grant.workspace() == null || grant.workspace().equals(workspace)) {
                held.addAll(policy.permissionsOf(grant.role()));
            }
        }
        return new Authority.Holding(held, member);
    }
}
