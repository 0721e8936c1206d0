package io.rollcall.rbac.decision;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Authorities;
import io.rollcall.rbac.role.Authority;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.subject.Admins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An admin hands out what the member of the same user name holds. Seats and modules that are off do not matter: they are
 * bought, not held. A login that is no member of the tenant was made by the vendor and holds what admins hold; so does
 * every member with such a login as long as the tenant has no admin, or nobody could ever make the first one.
 */
@ApplicationScoped
class HeldPermissions implements Authorities {

    private static final Authority NOTHING = new Authority.Holding(Set.of());

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
    public Uni<Authority> ofAdmin(TenantId tenant, String login, @Nullable String workspace) {
        // A login is a name, also one that looks like the id of somebody else.
        Uni<KnownAccess> known = UserText.asId(login).isPresent()
                ? Uni.createFrom().item(new KnownAccess.Unknown(0))
                : reader.read(tenant, List.of(login)).map(List::getFirst);
        return known.flatMap(found -> policies.atLeast(tenant, found.rolesVersion())
                .flatMap(policy -> authority(tenant, found, policy, workspace)));
    }

    private Uni<Authority> authority(TenantId tenant, KnownAccess known, Policy policy, @Nullable String workspace) {
        return switch (known) {
            case KnownAccess.Unknown unknown -> Uni.createFrom().item(admin(policy));
            case KnownAccess.Ambiguous ambiguous -> Uni.createFrom().item(NOTHING);
            case KnownAccess.Person person ->
                person.subject().active()
                        ? ofMember(tenant, person.subject(), policy, workspace)
                        : Uni.createFrom().item(NOTHING);
        };
    }

    private Uni<Authority> ofMember(TenantId tenant, Subject member, Policy policy, @Nullable String workspace) {
        Authority own = holding(policy, member.rolesInEffect(policy, clock.instant()), workspace);
        return sql.read(tenant, tx -> admins.besides(null, tx, tenant, policy))
                .map(standing -> standing == Admins.Standing.NONE ? admin(policy) : own);
    }

    private static Authority admin(Policy policy) {
        return holding(policy, List.of(RoleGrant.ofTenant(Role.ADMIN)), null);
    }

    private static Authority holding(Policy policy, List<RoleGrant> roles, @Nullable String workspace) {
        Set<String> held = new HashSet<>();
        List<CataloguePermission> permissions = policy.catalogue().tree().permissions();
        for (RoleGrant grant : roles) {
            if (grant.workspace() == null || grant.workspace().equals(workspace)) {
                for (int index = 0; index < permissions.size(); index++) {
                    if (policy.gives(grant.role(), index)) {
                        held.add(permissions.get(index).key().value());
                    }
                }
            }
        }
        return new Authority.Holding(held);
    }
}
