package io.rollcall.provisioning.preview;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the owner of seats what would come of other entitlements. */
public interface SeatForecast {

    Outcome NOTHING = new Outcome(List.of(), List.of());

    /** Fails with a problem (503) when there is no answer. */
    Uni<Outcome> ask(TenantId tenant, List<Wanted> people);

    /**
     * What somebody would be entitled to.
     *
     * @param priority their place in the order in which people are told of
     */
    record Wanted(UserId userId, boolean active, List<SeatTypeKey> seats, int priority) {}

    /** Where somebody stands with a seat type. */
    enum Standing {
        NONE,
        ASSIGNED,
        WAITING,
        /** Is to have it and may not, as the pools' rules are. */
        DENIED
    }

    /** Somebody who would stand otherwise, also one who was not asked for and moves up. */
    record Change(UserId userId, SeatTypeKey seatType, Standing before, Standing after, String because) {

        String line() {
            return userId + " " + seatType + " " + before + " -> " + after;
        }
    }

    /**
     * How full a pool is and would be.
     *
     * @param purchased absent when there are as many seats as it takes
     */
    record Pool(
            SeatTypeKey seatType,
            @Nullable Long purchased,
            long heldBefore,
            long heldAfter,
            long waitingBefore,
            long waitingAfter) {}

    /** The answer. */
    record Outcome(List<Change> changes, List<Pool> pools) {}
}
