package io.rollcall.provisioning.audit;

import io.rollcall.events.PoolChanged;
import io.rollcall.events.PoolEvent;
import io.rollcall.events.PoolExhausted;
import io.rollcall.events.PoolFigures;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.PoolSeatsRequested;
import io.rollcall.events.PoolThresholdReached;

/** What license-service tells of seat pools as a whole. */
final class PoolFacts {

    private PoolFacts() {}

    static AuditFact of(PoolEvent event, AuditFact told) {
        PoolFigures pool = event.pool();
        String name = "The seat pool \"%s\" (%s) ".formatted(pool.name(), pool.seatType());
        return switch (event) {
            case PoolChanged ignored -> told.saying(name + "was set up or changed: " + bought(pool));
            case PoolThresholdReached it ->
                told.saying(name + "is %d %% full: %d of %s".formatted(it.percent(), pool.allocated(), bought(pool)));
            case PoolExhausted ignored -> told.saying(name + "is full: " + bought(pool));
            case PoolGraceEnded ended ->
                told.saying(name + "gives no more than was bought; " + ended.returned() + " people wait again");
            case PoolSeatsRequested requested ->
                told.saying(name + "is asked to have " + Words.count(requested.seats(), "seat more", "seats more"));
        };
    }

    private static String bought(PoolFigures pool) {
        Integer purchased = pool.purchased();
        return purchased == null ? "seats without a limit" : Words.count(purchased, "seat", "seats");
    }
}
