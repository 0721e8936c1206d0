package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolChanged;
import io.rollcall.events.PoolEvent;
import io.rollcall.events.PoolExhausted;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.PoolSeatsRequested;
import io.rollcall.events.PoolThresholdReached;
import io.rollcall.events.TenantId;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.PoolChange;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be told of a pool that changed, and the pool after it was told. A level is told when it is crossed upwards,
 * and again only after the pool was below it.
 */
record PoolNews(SeatPool pool, List<PoolEvent> events) {

    PoolNews {
        events = List.copyOf(events);
    }

    /**
     * Works it out.
     *
     * @param changes what changed besides the seats held
     */
    static PoolNews of(TenantId tenant, SeatPool pool, List<PoolChange> changes, Cause cause, Instant now) {
        List<PoolEvent> events = new ArrayList<>();
        long version = pool.alerts().version();
        for (PoolChange change : changes) {
            var figures = pool.toFigures(tenant, ++version);
            events.add(
                    switch (change) {
                        case PoolChange.Settings settings -> new PoolChanged(now, figures, cause);
                        case PoolChange.GraceEnded(int returned) -> new PoolGraceEnded(now, figures, returned, cause);
                        case PoolChange.SeatsRequested(int seats, var note) ->
                            new PoolSeatsRequested(now, figures, seats, note, cause);
                    });
        }
        int allocated = pool.balance().allocated();
        for (int level : pool.alerts().crossed(allocated, pool.purchased())) {
            var figures = pool.toFigures(tenant, ++version);
            events.add(
                    level == Alerts.ALL
                            ? new PoolExhausted(now, figures, cause)
                            : new PoolThresholdReached(now, figures, level, cause));
        }
        return new PoolNews(pool.telling(events.size()), events);
    }
}
