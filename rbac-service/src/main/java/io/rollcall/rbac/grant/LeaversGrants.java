package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.Departures;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Somebody who comes back is not given again what an admin gave to the one who left. */
@ApplicationScoped
class LeaversGrants implements Departures {

    private final PolicySource policies;
    private final SubjectStore people;
    private final GrantStore store;
    private final GrantEnds ends;
    private final Clock clock;

    LeaversGrants(PolicySource policies, SubjectStore people, GrantStore store, GrantEnds ends, Clock clock) {
        this.policies = policies;
        this.people = people;
        this.store = store;
        this.ends = ends;
        this.clock = clock;
    }

    @Override
    public Uni<Void> deleted(SqlConnection tx, TenantId tenant, Map<UserId, Long> versions, Cause cause) {
        return end(
                tx,
                tenant,
                versions.keySet(),
                person -> person.directory().version() < versions.getOrDefault(person.id(), 0L),
                cause);
    }

    @Override
    public Uni<Void> erased(SqlConnection tx, TenantId tenant, Set<UserId> users, Cause cause) {
        return end(tx, tenant, users, person -> true, cause)
                .chain(() -> store.forgetReasons(tx, tenant, users))
                .chain(() -> people.erase(tx, tenant, users));
    }

    @Override
    public Uni<Void> forget(SqlConnection tx, TenantId tenant, Set<UserId> users) {
        return people.eraseAgain(tx, tenant, users);
    }

    private Uni<Void> end(
            SqlConnection tx, TenantId tenant, Set<UserId> users, Predicate<Subject> leaves, Cause cause) {
        return policies.hold(tx, tenant)
                .chain(() -> people.lock(tx, tenant, users))
                .flatMap(locked -> {
                    Map<UserId, Subject> leavers = new HashMap<>(locked);
                    leavers.values().removeIf(leaves.negate());
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return store.removeAll(tx, tenant, leavers.keySet())
                            .flatMap(gone -> ends.tell(
                                    tx,
                                    tenant,
                                    new GrantEnds.End(gone, leavers, now, cause),
                                    manual -> new Subject.Manual(
                                            manual.version() + manual.roles().size(), List.of())));
                });
    }
}
