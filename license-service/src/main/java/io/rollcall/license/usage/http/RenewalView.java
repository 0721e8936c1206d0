package io.rollcall.license.usage.http;

import io.rollcall.license.pool.Term;
import io.rollcall.license.usage.Renewal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pool in the light of its renewal. */
@Schema(name = "SeatRenewal")
public record RenewalView(
        UUID poolId,
        String seatType,
        String name,
        boolean billable,
        @Nullable LocalDate termFrom,
        @Schema(description = "Not included") @Nullable LocalDate termUntil,

        @Schema(description = "Negative once the term is over") @Nullable
        Long daysLeft,

        @Nullable Integer purchased,
        int allocated,
        int waiting,

        @Schema(description = "Over the term so far, or the last 365 days")
        int peak,

        @Schema(description = "As peak") BigDecimal average,

        @Schema(description = "Bought and at no moment needed") @Nullable
        Integer idle,

        @Schema(description = "Enough at every moment, and for those who wait")
        int needed) {

    static RenewalView of(Renewal renewal) {
        var pool = renewal.pool();
        Term term = renewal.term();
        var usage = renewal.usage();
        return new RenewalView(
                pool.id().value(),
                pool.seatType().value(),
                pool.name(),
                pool.billable(),
                term == null ? null : term.from(),
                term == null ? null : term.until(),
                renewal.daysLeft(),
                pool.purchased(),
                pool.balance().allocated(),
                pool.balance().waiting(),
                usage.peak(),
                SeatTime.average(usage.seatSeconds(), usage.period().seconds()),
                renewal.idle(),
                renewal.needed());
    }
}
