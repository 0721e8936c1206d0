package io.rollcall.license.pool.store;

import io.rollcall.license.pool.Policy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A policy as the columns of a pool say it. */
record StoredPolicy(
        String name, @Nullable Integer graceSeats, @Nullable OffsetDateTime graceUntil) {

    static StoredPolicy of(Policy policy) {
        return switch (policy) {
            case Policy.Block block -> new StoredPolicy("BLOCK", null, null);
            case Policy.TrueUp trueUp -> new StoredPolicy("TRUE_UP", null, null);
            case Policy.Grace(var seats, var until) -> new StoredPolicy("GRACE", seats, until.atOffset(ZoneOffset.UTC));
        };
    }

    Policy toPolicy() {
        return switch (name) {
            case "BLOCK" -> new Policy.Block();
            case "TRUE_UP" -> new Policy.TrueUp();
            case "GRACE" -> new Policy.Grace(graceSeats, until());
            default -> throw new IllegalStateException("an unknown policy: " + name);
        };
    }

    private Instant until() {
        if (graceUntil == null) {
            throw new IllegalStateException("a grace without an end");
        }
        return graceUntil.toInstant();
    }
}
