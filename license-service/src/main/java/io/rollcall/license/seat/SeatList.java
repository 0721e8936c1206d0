package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seats of a pool for those who look at them. */
public interface SeatList {

    /**
     * One line of the list.
     *
     * @param rank what comes before the time of request in the waiting list
     * @param userName as the directory knows the person; absent before the directory told
     * @param position in the waiting list from 1; absent for those who hold a seat
     */
    record Line(
            Seat seat,
            int rank,
            @Nullable String userName,
            @Nullable Long position) {}

    /** Where a line stands in the list: holders first, then the waiting list, each by rank and time of request. */
    record Place(SeatState state, int rank, Instant requestedAt, UserId userId) {}

    /** All claims of a person, by seat type. */
    Uni<List<Line>> ofPerson(TenantId tenant, UserId user);

    Uni<List<Line>> page(TenantId tenant, PoolId pool, Optional<SeatState> only, Optional<Place> after, int limit);
}
