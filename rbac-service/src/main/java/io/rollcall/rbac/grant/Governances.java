package io.rollcall.rbac.grant;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.decision.AccessReader;
import io.rollcall.rbac.decision.KnownAccess;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Asker;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.role.RoleService;
import io.rollcall.rbac.role.RoleStates;
import io.rollcall.rbac.subject.Admins;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether what admins give counts in a tenant. What they gave is kept while it does not count; gains and losses
 * are told by following our own topic.
 */
@ApplicationScoped
public class Governances {

    private final TenantSql sql;
    private final PolicySource policies;
    private final RoleService roles;
    private final GrantStore store;
    private final AccessReader reader;
    private final Admins admins;
    private final Outbox outbox;
    private final Clock clock;

    Governances(
            TenantSql sql,
            PolicySource policies,
            RoleService roles,
            GrantStore store,
            AccessReader reader,
            Admins admins,
            Outbox outbox,
            Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.roles = roles;
        this.store = store;
        this.reader = reader;
        this.admins = admins;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Governance> of(TenantId tenant) {
        return sql.read(tenant, tx -> policies.seen(tx, tenant)).map(Policy::governance);
    }

    /** Empty when it was done. */
    public Uni<Optional<GrantRefusal>> set(TenantId tenant, Governance governance, Asker asker) {
        // First the row that every tenant has once something is stored of it.
        return roles.follow(tenant, asker.cause())
                .chain(() -> reader.named(tenant, asker.cause().actor()))
                .flatMap(self -> sql.inTransaction(
                        tenant,
                        tx -> store.lockRoles(tx, tenant)
                                .chain(() -> policies.seen(tx, tenant))
                                .flatMap(policy -> policy.governance() == governance
                                        ? Uni.createFrom().item(Optional.<GrantRefusal>empty())
                                        : change(tx, tenant, policy, new Wish(governance, asker, self)))));
    }

    private record Wish(Governance governance, Asker asker, KnownAccess self) {

        /** Whether the one who asks would be less of an admin than they are. */
        boolean demotesSelf(Policy policy, Instant now) {
            if (!(self instanceof KnownAccess.Person(var version, Subject subject))
                    || !AdminGuard.isOf(subject, asker)) {
                return false;
            }
            return Admins.of(subject, policy.governedBy(governance), now).compareTo(Admins.of(subject, policy, now))
                    < 0;
        }

        /** Who lets what was given count gives it. */
        List<String> lacks(List<RoleKey> dormant, Policy policy) {
            if (governance != Governance.IDP_PLUS_MANUAL) {
                return List.of();
            }
            Set<String> given = new HashSet<>();
            dormant.forEach(role -> given.addAll(policy.permissionsOf(role)));
            return asker.authority().lacks(given);
        }
    }

    private Uni<Optional<GrantRefusal>> change(SqlConnection tx, TenantId tenant, Policy policy, Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (wish.demotesSelf(policy, now)) {
            return Uni.createFrom().item(Optional.of(new GrantRefusal.SelfDemotion()));
        }
        return store.rolesAlive(tx, tenant, now).flatMap(dormant -> {
            List<String> lacking = wish.lacks(dormant, policy);
            return lacking.isEmpty()
                    ? keepingAdmins(tx, tenant, policy, wish, now)
                    : Uni.createFrom().item(Optional.of(new GrantRefusal.NotHeld(lacking)));
        });
    }

    private Uni<Optional<GrantRefusal>> keepingAdmins(
            SqlConnection tx, TenantId tenant, Policy policy, Wish wish, Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        admins.staying(null, tx, tenant, policy),
                        admins.staying(null, tx, tenant, policy.governedBy(wish.governance())))
                .usingConcurrencyOf(1)
                .asTuple()
                .flatMap(standing -> standing.getItem2().compareTo(standing.getItem1()) < 0
                        ? Uni.createFrom().item(Optional.of(new GrantRefusal.LastAdmin()))
                        : write(tx, tenant, policy, wish, now).replaceWith(Optional.<GrantRefusal>empty()));
    }

    private Uni<Void> write(SqlConnection tx, TenantId tenant, Policy policy, Wish wish, Instant now) {
        var change = new AccessChange(
                Ids.next(),
                now,
                AccessChange.Kind.GOVERNANCE_CHANGED,
                null,
                policy.governance().name(),
                wish.governance().name(),
                null,
                wish.asker().cause());
        return store.govern(tx, tenant, wish.governance())
                .chain(stored -> outbox.append(tx, RoleStates.policy(tenant, stored, now)))
                .chain(() -> store.log(tx, tenant, List.of(change)));
    }
}
