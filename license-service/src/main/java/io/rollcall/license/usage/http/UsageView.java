package io.rollcall.license.usage.http;

import io.rollcall.license.usage.SeatReports;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The use of a pool over a period, day by day. */
@Schema(name = "SeatUsage")
public record UsageView(
        UUID poolId,
        String seatType,
        boolean billable,
        Instant from,

        @Schema(description = "Not included; now, when the last day is not over")
        Instant until,

        @Schema(description = "Whether all days are over: then this never changes")
        boolean complete,

        @Schema(description = "People who held a seat at any moment")
        int people,

        @Schema(description = "The most seats held at any moment")
        int peak,

        @Schema(description = "seatSeconds over the seconds of the period")
        BigDecimal average,

        @Schema(description = "Time that seats were held, added up")
        long seatSeconds,

        BigDecimal seatDays,
        List<Day> days) {

    /** One day in UTC. */
    @Schema(name = "SeatUsageDay")
    public record Day(
            LocalDate date,
            @Schema(description = "At the end of the day") int held,
            int peak,
            long seatSeconds,
            BigDecimal seatDays) {}

    static UsageView of(SeatReports.PoolUse use) {
        var usage = use.usage();
        return new UsageView(
                use.pool().id().value(),
                use.pool().seatType().value(),
                use.pool().billable(),
                usage.period().from(),
                usage.period().until(),
                usage.period().complete(),
                use.people(),
                usage.peak(),
                SeatTime.average(usage.seatSeconds(), usage.period().seconds()),
                usage.seatSeconds(),
                SeatTime.days(usage.seatSeconds()),
                usage.days().stream()
                        .map(day -> new Day(
                                day.date(),
                                day.held(),
                                day.peak(),
                                day.seatSeconds(),
                                SeatTime.days(day.seatSeconds())))
                        .toList());
    }
}
