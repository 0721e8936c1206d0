package io.rollcall.rbac.grant;

import io.rollcall.events.TenantId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.UserNames;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Asker;
import io.rollcall.rbac.role.Authority;
import io.rollcall.rbac.subject.Admins;
import io.rollcall.rbac.subject.Admins.Standing;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * By hand nobody takes the last admin away, or the last one who stays, and nobody takes their own administration away:
 * that would be a mistake or an attack, and nobody could undo it.
 */
@ApplicationScoped
class AdminGuard {

    private final Admins admins;
    private final SubjectStore store;

    AdminGuard(Admins admins, SubjectStore store) {
        this.admins = admins;
        this.store = store;
    }

    /** What would become of a person, who is locked. */
    record Demotion(Subject before, Subject after, Policy policy, Asker asker, Instant now) {

        Standing was() {
            return Admins.of(before, policy, now);
        }

        boolean isNone() {
            return Admins.of(after, policy, now).compareTo(was()) >= 0;
        }
    }

    /** Empty when nothing is to be said against it. */
    Uni<Optional<GrantRefusal>> refuse(SqlConnection tx, TenantId tenant, Demotion demotion) {
        if (demotion.isNone()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (isOf(demotion.before(), demotion.asker())) {
            return Uni.createFrom().item(Optional.of(new GrantRefusal.SelfDemotion()));
        }
        return store.lockAdmins(tx, tenant)
                .chain(() -> admins.staying(demotion.before().id(), tx, tenant, demotion.policy()))
                .map(others -> others.compareTo(demotion.was()) >= 0
                        ? Optional.empty()
                        : Optional.of(new GrantRefusal.LastAdmin()));
    }

    /** Whether the asker is this person. The vendor's people are members of no tenant, whatever their names are. */
    static boolean isOf(Subject person, Asker asker) {
        String name = person.directory().userName();
        return asker.authority() instanceof Authority.Holding holding
                && (person.id().equals(holding.member())
                        || (name != null
                                && UserNames.fold(name)
                                        .equals(UserNames.fold(asker.cause().actor()))));
    }
}
