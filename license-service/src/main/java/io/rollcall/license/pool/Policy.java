package io.rollcall.license.pool;

import io.rollcall.events.SeatTypeKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a request that a full pool cannot serve. */
public sealed interface Policy {

    /** It waits, first come first served, until a seat is free. */
    record Block() implements Policy {}

    /** It is served all the same: what is held beyond what was bought is overage, and is bought afterwards. */
    record TrueUp() implements Policy {}

    /**
     * It is served for a while. Then whoever got a seat last beyond what was bought waits like others, and the pool
     * blocks.
     *
     * @param seats how many may be held beyond what was bought; absent for as many as are asked for
     * @param until when the pool begins to block
     * @param returned how many wait again already because it is over: seats are taken back a part at a time
     */
    record Grace(@Nullable Integer seats, Instant until, int returned) implements Policy {

        public Grace(@Nullable Integer seats, Instant until) {
            this(seats, until, 0);
        }

        /** What is left of it when some of the seats were taken back: they are not given to others. */
        Grace after(int taken, int stillBeyond) {
            int left = seats == null ? stillBeyond : Math.min(seats, stillBeyond);
            return new Grace(left, until, returned + taken);
        }
    }

    /**
     * It waits as with {@link Block}, and gets a seat of another type until one of this type is free.
     *
     * @param to usually a type that is free of charge
     */
    record Downgrade(SeatTypeKey to) implements Policy {}

    /** The most that may be held of so many bought; absent where there is no such number. */
    default @Nullable Integer limit(int purchased) {
        return switch (this) {
            case Block block -> purchased;
            case Downgrade downgrade -> purchased;
            case TrueUp trueUp -> null;
            case Grace(var seats, var until, var returned) ->
                seats == null ? null : (int) Math.min(Integer.MAX_VALUE, (long) purchased + seats);
        };
    }
}
