package io.rollcall.license.pool.store;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.Policy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A policy as the columns of a pool say it. */
record StoredPolicy(
        String name,
        @Nullable Integer graceSeats,
        @Nullable OffsetDateTime graceUntil,
        int graceReturned,
        @Nullable String downgradeTo) {

    static StoredPolicy of(Policy policy) {
        return switch (policy) {
            case Policy.Block block -> new StoredPolicy("BLOCK", null, null, 0, null);
            case Policy.TrueUp trueUp -> new StoredPolicy("TRUE_UP", null, null, 0, null);
            case Policy.Grace(var seats, var until, var returned) ->
                new StoredPolicy("GRACE", seats, until.atOffset(ZoneOffset.UTC), returned, null);
            case Policy.Downgrade(var to) -> new StoredPolicy("DOWNGRADE", null, null, 0, to.value());
        };
    }

    Policy toPolicy() {
        return switch (name) {
            case "BLOCK" -> new Policy.Block();
            case "TRUE_UP" -> new Policy.TrueUp();
            case "GRACE" -> new Policy.Grace(graceSeats, until(), graceReturned);
            case "DOWNGRADE" -> new Policy.Downgrade(to());
            default -> throw new IllegalStateException("an unknown policy: " + name);
        };
    }

    private SeatTypeKey to() {
        if (downgradeTo == null) {
            throw new IllegalStateException("a downgrade to nothing");
        }
        return new SeatTypeKey(downgradeTo);
    }

    private Instant until() {
        if (graceUntil == null) {
            throw new IllegalStateException("a grace without an end");
        }
        return graceUntil.toInstant();
    }
}
