package io.rollcall.rbac.grant;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.Admins;
import io.rollcall.rbac.subject.Admins.Standing;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Decides whether somebody may lose their access by hand in the service that keeps accounts. It knows who may be let go,
 * and not who is an admin. Who may go does not count as an admin any more, from this moment on and before it is heard that
 * they went: so two who are taken away at once, one here and one there, are told apart.
 */
@ApplicationScoped
public class Departing {

    /** Longer than it takes to hear of it; who was not let go after all counts again after that. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore people;
    private final Admins admins;
    private final Clock clock;

    Departing(TenantSql sql, PolicySource policies, SubjectStore people, Admins admins, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.people = people;
        this.admins = admins;
        this.clock = clock;
    }

    /** What was decided. */
    public enum Outcome {
        /** They may go, and are taken for gone. */
        GRANTED,
        /** Nobody would be left as an admin, or nobody who stays. */
        LAST_ADMIN,
        /** It is an admin who asks for themselves. */
        SELF_DEMOTION
    }

    /**
     * May this person go?
     *
     * @param entitlementVersion what they are entitled to until then
     * @param self whether they ask for it themselves
     */
    public Uni<Outcome> ask(TenantId tenant, UserId user, long entitlementVersion, boolean self) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Whoever takes an admin away waits for that lock, and then sees what was decided here, or the other way round.
        return sql.inTransaction(
                tenant,
                tx -> policies.hold(tx, tenant)
                        .flatMap(policy -> people.lockAdmins(tx, tenant)
                                .chain(() -> decide(tx, tenant, policy, user, self, now))
                                .call(outcome -> outcome == Outcome.GRANTED
                                        ? people.leaves(tx, tenant, user, entitlementVersion, now, now.plus(PATIENCE))
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<Outcome> decide(
            SqlConnection tx, TenantId tenant, Policy policy, UserId user, boolean self, Instant now) {
        return people.read(tx, tenant, List.of(user)).flatMap(found -> {
            Standing was = Admins.of(found.getOrDefault(user, Subject.unknown(user)), policy, now);
            if (was == Standing.NONE) {
                return Uni.createFrom().item(Outcome.GRANTED);
            }
            return self
                    ? Uni.createFrom().item(Outcome.SELF_DEMOTION)
                    : admins.staying(user, tx, tenant, policy)
                            .map(others -> others.compareTo(was) >= 0 ? Outcome.GRANTED : Outcome.LAST_ADMIN);
        });
    }
}
