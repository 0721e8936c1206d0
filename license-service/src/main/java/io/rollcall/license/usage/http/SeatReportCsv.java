package io.rollcall.license.usage.http;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Csv;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.usage.Holding;
import io.rollcall.license.usage.Period;
import io.rollcall.license.usage.SeatReports;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a seat report as CSV: the same as in the API. */
@ApplicationScoped
class SeatReportCsv {

    private static final int PAGE = 1_000;
    private static final List<String> HEADINGS = List.of(
            "month",
            "seatType",
            "userId",
            "userName",
            "heldFrom",
            "heldUntil",
            "seatSeconds",
            "seatDays",
            "assignedBy",
            "assignedActor",
            "assignedReference",
            "releasedBy",
            "releasedActor",
            "releasedReference");

    private final SeatReports reports;

    SeatReportCsv(SeatReports reports) {
        this.reports = reports;
    }

    Multi<String> lines(TenantId tenant, String month, List<SeatPool> pools, Period period) {
        Map<PoolId, SeatPool> byId = pools.stream().collect(Collectors.toMap(SeatPool::id, Function.identity()));
        return Csv.<Holding>file(
                HEADINGS,
                PAGE,
                last -> reports.holdings(tenant, pools, period, last.map(Holding::place), PAGE),
                holding -> cells(
                        month,
                        SeatReportView.Line.of(holding, Objects.requireNonNull(byId.get(holding.poolId())), period)));
    }

    private static List<String> cells(String month, SeatReportView.Line line) {
        Cause released = line.released();
        return List.of(
                month,
                line.seatType(),
                line.userId().toString(),
                text(line.userName()),
                line.heldFrom().toString(),
                text(line.heldUntil()),
                Long.toString(line.seatSeconds()),
                line.seatDays().toPlainString(),
                line.assigned().kind().name(),
                line.assigned().actor(),
                reference(line.assigned()),
                released == null ? "" : released.kind().name(),
                released == null ? "" : released.actor(),
                released == null ? "" : reference(released));
    }

    /** The request or event by which the cause is found elsewhere. */
    private static String reference(Cause cause) {
        return text(cause.requestId() != null ? cause.requestId() : cause.eventId());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
