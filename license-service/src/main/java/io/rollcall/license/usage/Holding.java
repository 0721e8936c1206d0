package io.rollcall.license.usage;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's time with a seat, as it looked at the end of a period: so that the report of a month stays what it is.
 *
 * @param userName as the directory knows the person today; absent before the directory told
 * @param sequence the ledger line that began it
 * @param until absent while it goes on
 * @param assigned why it began
 * @param released why it ended
 */
public record Holding(
        PoolId poolId,
        UserId userId,
        @Nullable String userName,
        long sequence,
        Instant from,
        @Nullable Instant until,
        Cause assigned,
        @Nullable Cause released) {

    /** Where a holding stands in a report: by pool, then by person, then by time. */
    public record Place(PoolId poolId, UserId userId, long sequence) {}

    public Place place() {
        return new Place(poolId, userId, sequence);
    }

    public long secondsIn(Period period) {
        return period.secondsOf(from, until == null ? period.until() : until);
    }
}
