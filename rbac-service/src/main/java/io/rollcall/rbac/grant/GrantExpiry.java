package io.rollcall.rbac.grant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.SubjectProjection;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Tells of roles that have ended, and forgets them. Decisions do not wait for it: they look at the clock. Several
 * instances may do the same at once; the second finds nothing to do.
 */
@ApplicationScoped
public class GrantExpiry {

    private static final Logger LOG = Logger.getLogger(GrantExpiry.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PEOPLE_AT_A_TIME = 200;
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "rbac-service", null, null);

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore people;
    private final SubjectProjection projection;
    private final GrantStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    GrantExpiry(
            TenantSql sql,
            PolicySource policies,
            SubjectStore people,
            SubjectProjection projection,
            GrantStore store,
            Outbox outbox,
            Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.people = people;
        this.projection = projection;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> {
            if (busy.compareAndSet(false, true)) {
                run().eventually(() -> busy.set(false))
                        .subscribe()
                        .with(
                                done -> {},
                                failure -> LOG.warnf("ended roles were not told, will be tried again: %s", failure));
            }
        });
    }

    private Uni<Void> run() {
        return store.tenantsWithEnded(clock.instant())
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(this::end)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Everything of a tenant that has ended by now. */
    public Uni<Void> end(TenantId tenant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sql.inTransaction(
                        tenant,
                        tx -> policies.hold(tx, tenant)
                                .chain(() -> store.peopleWithEnded(tx, tenant, now, PEOPLE_AT_A_TIME))
                                .call(users -> end(tx, tenant, users, now)))
                .flatMap(users ->
                        users.size() < PEOPLE_AT_A_TIME ? Uni.createFrom().voidItem() : end(tenant));
    }

    private Uni<Void> end(SqlConnection tx, TenantId tenant, List<UserId> users, Instant now) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : people.lock(tx, tenant, users)
                        .flatMap(locked -> store.removeEnded(tx, tenant, users, now)
                                .call(gone -> store.log(tx, tenant, changes(gone, now)))
                                .chain(() -> tell(tx, tenant, locked, now)));
    }

    private Uni<Void> tell(SqlConnection tx, TenantId tenant, Map<UserId, Subject> locked, Instant now) {
        Map<UserId, UnaryOperator<Subject>> next = new HashMap<>();
        List<Event> states = new ArrayList<>();
        locked.forEach((user, subject) -> {
            Subject.Manual left = subject.manual().endedAt(now);
            if (!left.equals(subject.manual())) {
                next.put(user, known -> known.with(left));
                states.add(new ManualRoleState(now, tenant, user, left.version(), left.roles()));
            }
        });
        return next.isEmpty()
                ? Uni.createFrom().voidItem()
                : projection.correct(tx, tenant, next, CAUSE).chain(() -> outbox.append(tx, states));
    }

    private static List<AccessChange> changes(List<ManualGrant> gone, Instant now) {
        return gone.stream()
                .map(grant -> new AccessChange(
                        Ids.next(),
                        now,
                        AccessChange.Kind.MANUAL_ROLE_ENDED,
                        grant.user(),
                        GrantRules.words(grant.toRole()),
                        null,
                        grant.reason(),
                        CAUSE))
                .toList();
    }
}
