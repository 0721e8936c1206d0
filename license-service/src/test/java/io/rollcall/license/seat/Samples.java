package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.Rehire;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People, pools and times with short names. */
final class Samples {

    static final SeatTypeKey FULL = new SeatTypeKey("full");
    static final SeatTypeKey VIEWER = new SeatTypeKey("viewer");
    static final PoolId FULL_POOL = new PoolId(new UUID(0, 100));
    static final PoolId VIEWER_POOL = new PoolId(new UUID(0, 200));
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Cause ADMIN = new Cause(Cause.Kind.ADMIN_REQUEST, "admin", "r-1", null);

    private Samples() {}

    static UserId user(int number) {
        return new UserId(new UUID(1, number));
    }

    static Instant minute(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * number);
    }

    static Cause event(String id) {
        return Cause.ofEvent(SeatDesk.SERVICE, id);
    }

    static SeatPool full(@Nullable Integer purchased, int allocated, int waiting) {
        return full(purchased, allocated, waiting, new Policy.Block());
    }

    static SeatPool full(@Nullable Integer purchased, int allocated, int waiting, Policy policy) {
        var balance = new Balance(allocated, waiting);
        return new SeatPool(
                FULL_POOL,
                FULL,
                "Full",
                true,
                purchased,
                0,
                policy,
                balance,
                1,
                7,
                Alerts.DEFAULT,
                SeatRules.NONE,
                Queue.FIFO,
                Rehire.NONE);
    }

    static SeatPool viewer() {
        return new SeatPool(
                VIEWER_POOL,
                VIEWER,
                "Viewer",
                false,
                null,
                0,
                new Policy.Block(),
                Balance.EMPTY,
                1,
                0,
                Alerts.DEFAULT,
                SeatRules.NONE,
                Queue.FIFO,
                Rehire.NONE);
    }

    static Seat held(int user) {
        return new Seat(user(user), FULL, FULL_POOL, SeatState.ASSIGNED, minute(user), minute(user), 0);
    }

    static Seat waiting(int user) {
        return new Seat(user(user), FULL, FULL_POOL, SeatState.WAITING, minute(user), minute(user), 0);
    }

    /** Somebody who is to have the seat types from minute number on and has none. */
    static Claims asks(int user, SeatTypeKey... types) {
        return new Claims(user(user), Set.of(types), List.of(), minute(user), event("asks-" + user), 0, false);
    }

    /** Somebody who is to have nothing any more. */
    static Claims leaves(int user, Seat... present) {
        return new Claims(user(user), Set.of(), List.of(present), minute(user), event("leaves-" + user), 0, false);
    }
}
