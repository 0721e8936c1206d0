package io.rollcall.rbac.subject;

import io.rollcall.events.Event;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleRevoked;
import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Raises the alarm when nobody is left who may administer a tenant. What the identity provider says is applied whatever
 * it leads to; somebody must hear of it.
 */
@ApplicationScoped
class BreakGlass {

    private static final Logger LOG = Logger.getLogger(BreakGlass.class);
    private static final RoleGrant ADMIN = RoleGrant.ofTenant(Role.ADMIN);

    private final Admins admins;
    private final SubjectStore store;
    private final Outbox outbox;

    BreakGlass(Admins admins, SubjectStore store, Outbox outbox) {
        this.admins = admins;
        this.store = store;
        this.outbox = outbox;
    }

    /** @param told what the transaction, in which people are saved already, is about to tell */
    Uni<Void> watch(SqlConnection tx, TenantId tenant, Policy policy, List<Event> told) {
        List<RoleRevoked> demoted = told.stream()
                .filter(RoleRevoked.class::isInstance)
                .map(RoleRevoked.class::cast)
                .filter(event -> event.grant().equals(ADMIN))
                .toList();
        // One after the other: of two transactions that each take one of the last two admins, the second sees the
        // first.
        return demoted.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.lockAdmins(tx, tenant)
                        .chain(() -> admins.besides(null, tx, tenant, policy))
                        .flatMap(left -> left == Admins.Standing.NONE
                                ? raise(tx, tenant, demoted.getLast())
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> raise(SqlConnection tx, TenantId tenant, RoleRevoked last) {
        LOG.warnf("tenant %s has no admin any more", tenant);
        return store.nextAlert(tx, tenant)
                .flatMap(version -> outbox.append(
                        tx,
                        new LastAdminLost(
                                last.occurredAt(), tenant, version, last.user().id(), last.cause())));
    }
}
