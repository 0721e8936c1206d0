package io.rollcall.license.pool.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that says what happens when a pool is full. */
@Schema(name = "SeatPoolPolicy")
public record PolicyRequest(
        @Schema(
                enumeration = {"BLOCK", "TRUE_UP", "GRACE", "DOWNGRADE"},
                description = "BLOCK: people wait for a seat. TRUE_UP: they get one, which is overage. "
                        + "GRACE: they get one until a day; then whoever came last waits, and the pool blocks. "
                        + "DOWNGRADE: they wait and have a seat of another type until then.")
        String policy,

        @Schema(
                description = "Of GRACE: how many beyond what was bought; as many as are asked for when absent",
                minimum = "1")
        @Nullable
        Integer graceSeats,

        @Schema(description = "Of GRACE: when it ends, within the next 366 days") @Nullable
        Instant graceUntil,

        @Schema(description = "Of DOWNGRADE: the seat type that people get while they wait; it has a pool") @Nullable
        SeatTypeKey downgradeTo) {

    private static final int LONGEST_DAYS = 366;

    Policy toPolicy(Instant now) {
        return switch (policy) {
            case "BLOCK" -> plain(new Policy.Block());
            case "TRUE_UP" -> plain(new Policy.TrueUp());
            case "GRACE" -> grace(now);
            case "DOWNGRADE" -> downgrade();
            default -> throw ProblemException.badRequest("policy must be BLOCK, TRUE_UP, GRACE or DOWNGRADE.");
        };
    }

    private Policy plain(Policy plain) {
        noGrace();
        noDowngrade();
        return plain;
    }

    private Policy downgrade() {
        noGrace();
        if (downgradeTo == null) {
            throw ProblemException.badRequest("DOWNGRADE needs downgradeTo.");
        }
        return new Policy.Downgrade(downgradeTo);
    }

    private void noGrace() {
        if (graceSeats != null || graceUntil != null) {
            throw ProblemException.badRequest("Only GRACE has graceSeats and graceUntil.");
        }
    }

    private void noDowngrade() {
        if (downgradeTo != null) {
            throw ProblemException.badRequest("Only DOWNGRADE has downgradeTo.");
        }
    }

    private Policy grace(Instant now) {
        noDowngrade();
        if (graceUntil == null
                || !graceUntil.isAfter(now)
                || graceUntil.isAfter(now.plus(LONGEST_DAYS, ChronoUnit.DAYS))) {
            throw ProblemException.badRequest("GRACE needs graceUntil within the next " + LONGEST_DAYS + " days.");
        }
        if (graceSeats != null && graceSeats < 1) {
            throw ProblemException.badRequest("graceSeats must be a whole number from 1.");
        }
        return new Policy.Grace(graceSeats, graceUntil.truncatedTo(ChronoUnit.MICROS));
    }
}
