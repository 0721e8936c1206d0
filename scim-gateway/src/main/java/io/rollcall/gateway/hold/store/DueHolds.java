package io.rollcall.gateway.hold.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.hold.Holds;
import io.rollcall.kit.time.OneByOne;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Ends holds that nobody decided in time, and finishes decisions that a crash interrupted. */
@ApplicationScoped
public class DueHolds {
    private static final Logger LOG = Logger.getLogger(DueHolds.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    /** Younger decisions are being carried out. Doing it twice would do no harm: portions lock what they change. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String FIND = "SELECT tenant_id, directory_id, id, expired FROM holds_due($1, $2)";

    private final Pool pool;
    private final Holds holds;
    private final PostgresHolds store;
    private final Vertx vertx;
    private final Clock clock;

    public DueHolds(Pool pool, Holds holds, PostgresHolds store, Vertx vertx, Clock clock) {
        this.pool = pool;
        this.holds = holds;
        this.store = store;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> settleAll(clock.instant())
                        .subscribe()
                        .with(
                                done -> {},
                                failure -> LOG.warnf("holds that are due could not be settled yet: %s", failure)));
    }

    Uni<Void> settleAll(Instant now) {
        Tuple times = Tuple.of(now.atOffset(ZoneOffset.UTC), now.minus(PATIENCE).atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(FIND)
                .execute(times)
                .map(rows -> rows.stream().map(Due::of).toList())
                .flatMap(dues -> OneByOne.each(
                        dues,
                        this::settle,
                        (due, failure) -> LOG.warnf(
                                failure, "hold %s of %s could not be settled yet", due.hold(), due.tenant())));
    }

    private Uni<Void> settle(Due due) {
        return due.expired()
                ? holds.expire(due.tenant(), due.hold())
                : store.carryOut(due.tenant(), due.directory(), due.hold());
    }

    private record Due(TenantId tenant, DirectoryId directory, HoldId hold, boolean expired) {

        static Due of(Row row) {
            return new Due(
                    new TenantId(row.getString(0)),
                    new DirectoryId(row.getUUID(1)),
                    new HoldId(row.getUUID(2)),
                    row.getBoolean(3));
        }
    }
}
