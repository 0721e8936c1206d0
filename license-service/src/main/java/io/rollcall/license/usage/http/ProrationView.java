package io.rollcall.license.usage.http;

import io.rollcall.license.pool.NewContractLine;
import io.rollcall.license.usage.ContractReports;
import io.rollcall.license.usage.Proration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a pool's contract comes to over some days. */
@Schema(name = "SeatProration")
public record ProrationView(
        UUID poolId,
        String seatType,
        boolean billable,
        LocalDate from,
        @Schema(description = "Not included") LocalDate until,
        List<Line> lines,
        @Schema(description = "The lines, added up") long purchasedSeatDays,

        @Schema(description = "Time that seats were held, as far as the days are over")
        BigDecimal usedSeatDays,

        @Schema(
                description = "For each day that began: seats held at its peak beyond the most that was bought"
                        + " at any moment of it; 0 where the pool had no limit")
        long overageSeatDays) {

    /** One contract line's share. */
    @Schema(name = "SeatProrationLine")
    public record Line(
            UUID contractLineId,
            NewContractLine.Kind kind,
            @Nullable String reference,
            int quantity,
            LocalDate effectiveOn,

            @Schema(description = "The first of the days on which it counts")
            LocalDate from,

            long days,

            @Schema(description = "days over all days asked for")
            BigDecimal share,

            @Schema(description = "quantity times days") long seatDays) {}

    static ProrationView of(ContractReports.PoolProration found) {
        Proration proration = found.proration();
        return new ProrationView(
                found.pool().id().value(),
                found.pool().seatType().value(),
                found.pool().billable(),
                proration.from(),
                proration.until(),
                proration.shares().stream()
                        .map(share -> line(share, proration.days()))
                        .toList(),
                proration.purchasedSeatDays(),
                SeatTime.days(found.usage().seatSeconds()),
                proration.overageSeatDays());
    }

    private static Line line(Proration.Share share, long allDays) {
        var terms = share.line().terms();
        return new Line(
                share.line().id(),
                terms.kind(),
                terms.reference(),
                terms.quantity(),
                terms.effectiveOn(),
                share.from(),
                share.days(),
                SeatTime.average(share.days(), allDays),
                share.seatDays());
    }
}
