package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.license.pool.Movement;
import java.util.Objects;

/**
 * One movement between a person and a pool.
 *
 * @param seat the seat after the movement; as it last was, where the person gave it up
 */
public record SeatChange(Movement movement, Seat seat, Cause cause) {

    public PoolId poolId() {
        return Objects.requireNonNull(seat.poolId());
    }

    /** Whether the person holds a seat by it that they did not hold. */
    boolean gives() {
        return movement.allocatedDelta() > 0;
    }

    /** Whether the person has no claim on the seat type any more. */
    public boolean ends() {
        return switch (movement) {
            case RELEASED, WITHDRAWN -> true;
            case ASSIGNED, WAITLISTED, PROMOTED, DEMOTED -> false;
        };
    }
}
