package io.rollcall.license.pool.http;

import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.SeatPool;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pool as the API shows it. */
@Schema(name = "SeatPool")
public record PoolView(
        UUID id,
        @Schema(examples = "full") String seatType,
        @Schema(examples = "Full") String name,

        @Schema(description = "Whether seats of this type are charged for")
        boolean billable,

        @Schema(description = "Seats bought; null when the pool is not limited") @Nullable
        Integer purchased,

        Policy policy,
        @Schema(description = "People who hold a seat") int allocated,
        @Schema(description = "People who wait for a seat") int waiting,

        @Schema(description = "max(0, purchased - allocated); null when the pool is not limited") @Nullable
        Integer available,

        @Schema(description = "More people hold a seat than were bought; nobody is evicted")
        boolean overAllocated,

        @Schema(
                description =
                        "Percent of the seats bought at which an alert is told; all seats held is told in any case")
        List<Integer> thresholds) {

    static PoolView of(SeatPool pool) {
        return new PoolView(
                pool.id().value(),
                pool.seatType().value(),
                pool.name(),
                pool.billable(),
                pool.purchased(),
                pool.policy(),
                pool.balance().allocated(),
                pool.balance().waiting(),
                pool.available(),
                pool.overAllocated(),
                pool.alerts().thresholds());
    }
}
