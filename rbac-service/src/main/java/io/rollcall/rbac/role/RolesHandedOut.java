package io.rollcall.rbac.role;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.policy.Policy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Says for other services what somebody lacks who would hand out roles there. */
@ApplicationScoped
public class RolesHandedOut {

    private final Authorities authorities;
    private final PolicySource policies;
    private final TenantSql sql;

    RolesHandedOut(Authorities authorities, PolicySource policies, TenantSql sql) {
        this.authorities = authorities;
        this.policies = policies;
        this.sql = sql;
    }

    /** The permissions, sorted, of the roles as they are now; a role that does not exist gives none. */
    public Uni<List<String>> lacks(TenantId tenant, String login, Collection<RoleGrant> roles) {
        return sql.read(tenant, tx -> policies.seen(tx, tenant))
                .flatMap(policy -> Multi.createFrom()
                        .iterable(List.copyOf(roles))
                        .onItem()
                        .transformToUniAndConcatenate(grant -> lacks(tenant, login, grant, policy))
                        .collect()
                        .asList())
                .map(lists ->
                        lists.stream().flatMap(List::stream).distinct().sorted().toList());
    }

    private Uni<List<String>> lacks(TenantId tenant, String login, RoleGrant grant, Policy policy) {
        return authorities
                .ofAdmin(tenant, login, new Authorities.Reach(grant.workspace(), null))
                .map(authority -> authority.lacks(policy.permissionsOf(grant.role())));
    }
}
