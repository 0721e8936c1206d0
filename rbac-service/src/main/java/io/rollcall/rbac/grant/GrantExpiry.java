package io.rollcall.rbac.grant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.time.OneByOne;
import io.rollcall.kit.time.Repeated;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells of roles that have ended, and forgets them. Decisions do not wait for it: they look at the clock. Several
 * instances may do the same at once; the second finds nothing to do.
 */
@ApplicationScoped
public class GrantExpiry {

    private static final Logger LOG = Logger.getLogger(GrantExpiry.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PEOPLE_AT_A_TIME = 200;
    static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "rbac-service", null, null);

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore people;
    private final GrantStore store;
    private final GrantEnds ends;
    private final Clock clock;
    private volatile @Nullable Repeated timer;

    GrantExpiry(
            TenantSql sql, PolicySource policies, SubjectStore people, GrantStore store, GrantEnds ends, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.people = people;
        this.store = store;
        this.ends = ends;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        timer = Repeated.every(
                INTERVAL,
                vertx,
                this::run,
                failure -> LOG.warnf("ended roles were not told, will be tried again: %s", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        Repeated started = timer;
        if (started != null) {
            started.close();
        }
    }

    private Uni<Void> run() {
        return store.tenantsWithEnded(clock.instant())
                .flatMap(tenants -> OneByOne.each(
                        tenants,
                        this::end,
                        (tenant, failure) -> LOG.warnf(
                                "ended roles of tenant %s were not told, will be tried again: %s", tenant, failure)));
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
                                .flatMap(gone -> ends.tell(
                                        tx,
                                        tenant,
                                        new GrantEnds.End(gone, locked, now, CAUSE),
                                        manual -> manual.endedAt(now))));
    }
}
