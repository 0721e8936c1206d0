package io.rollcall.license.usage.http;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.kit.http.Page;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.usage.Holding;
import io.rollcall.license.usage.Period;
import io.rollcall.license.usage.SeatReports;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who held a seat in a month, with the totals of the pools: the people behind an invoice. */
@Schema(name = "SeatReport")
public record SeatReportView(
        String month,
        Instant from,

        @Schema(description = "Not included; now, when the month is not over")
        Instant until,

        @Schema(description = "Whether the month is over, and a minute more: then the report never changes")
        boolean complete,

        List<Total> pools,
        List<Line> items,
        @Nullable String nextCursor) {

    /** One pool as a whole, however many pages its people take. */
    @Schema(name = "SeatReportTotal")
    public record Total(
            UUID poolId,
            String seatType,
            boolean billable,
            int people,
            int peak,
            BigDecimal average,
            long seatSeconds,
            BigDecimal seatDays) {}

    /** One person's time with a seat. */
    @Schema(name = "SeatReportLine")
    public record Line(
            UUID poolId,
            String seatType,
            UUID userId,

            @Schema(description = "As the directory knows the person today") @Nullable
            String userName,

            Instant heldFrom,

            @Schema(description = "Null when the seat was still held at the end of the month") @Nullable
            Instant heldUntil,

            @Schema(description = "Seconds within the month")
            long seatSeconds,

            BigDecimal seatDays,
            Cause assigned,
            @Nullable Cause released) {

        static Line of(Holding holding, SeatPool pool, Period period) {
            long seconds = holding.secondsIn(period);
            return new Line(
                    pool.id().value(),
                    pool.seatType().value(),
                    holding.userId().value(),
                    holding.userName(),
                    holding.from(),
                    holding.until(),
                    seconds,
                    SeatTime.days(seconds),
                    holding.assigned(),
                    holding.released());
        }
    }

    static SeatReportView of(String month, SeatReports.Report report, Page<Holding> page) {
        Map<PoolId, SeatPool> pools = report.pools().stream()
                .map(SeatReports.PoolUse::pool)
                .collect(Collectors.toMap(SeatPool::id, Function.identity()));
        Period period = report.period();
        return new SeatReportView(
                month,
                period.from(),
                period.until(),
                period.complete(),
                report.pools().stream().map(SeatReportView::total).toList(),
                page.items().stream()
                        .map(holding -> Line.of(holding, Objects.requireNonNull(pools.get(holding.poolId())), period))
                        .toList(),
                page.nextCursor());
    }

    private static Total total(SeatReports.PoolUse use) {
        var usage = use.usage();
        return new Total(
                use.pool().id().value(),
                use.pool().seatType().value(),
                use.pool().billable(),
                use.people(),
                usage.peak(),
                SeatTime.average(usage.seatSeconds(), usage.period().seconds()),
                usage.seatSeconds(),
                SeatTime.days(usage.seatSeconds()));
    }
}
