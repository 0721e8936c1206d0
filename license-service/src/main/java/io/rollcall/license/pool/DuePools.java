package io.rollcall.license.pool;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.time.OneByOne;
import io.rollcall.kit.time.Repeated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Ends graces on time, gives up seats that were kept for long enough, and serves those whom a crash left unserved. */
@ApplicationScoped
public class DuePools {

    private static final Logger LOG = Logger.getLogger(DuePools.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "license-service", null, null);

    private final PoolDeadlines deadlines;
    private final GraceEnd graces;
    private final RehireDesk rehires;
    private final PoolDesk desk;
    private final Vertx vertx;
    private final Clock clock;

    public DuePools(
            PoolDeadlines deadlines, GraceEnd graces, RehireDesk rehires, PoolDesk desk, Vertx vertx, Clock clock) {
        this.deadlines = deadlines;
        this.graces = graces;
        this.rehires = rehires;
        this.desk = desk;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Repeated.every(
                INTERVAL, vertx, this::settleAll, failure -> LOG.warnf("pools that are due wait longer: %s", failure));
    }

    /** Does what is due now. */
    public Uni<Void> settleAll() {
        return deadlines
                .due(clock.instant())
                .flatMap(dues -> OneByOne.each(
                        dues,
                        due -> settle(due.tenant(), due.pool()),
                        (due, failure) -> LOG.warnf(failure, "pool %s of %s waits longer", due.pool(), due.tenant())));
    }

    private Uni<Void> settle(TenantId tenant, PoolId pool) {
        return graces.settle(tenant, pool, CAUSE)
                .chain(() -> rehires.settle(tenant, pool))
                .chain(() -> desk.serveOn(tenant, pool, CAUSE));
    }
}
