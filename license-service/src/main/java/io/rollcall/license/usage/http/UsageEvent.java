package io.rollcall.license.usage.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rollcall.events.TenantId;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One day of a pool as a CloudEvent, the form in which billing engines take in usage. */
@Schema(name = "SeatUsageEvent")
public record UsageEvent(
        @JsonProperty("specversion") String specVersion,

        @Schema(description = "The pool and the day: the same however often it is asked for, so that none counts twice")
        String id,

        String source,
        String type,

        @Schema(description = "The tenant") String subject,

        @Schema(description = "The beginning of the day") Instant time,

        @JsonProperty("datacontenttype") String contentType,
        Data data) {

    private static final String SOURCE = "/rollcall/license-service";
    private static final String TYPE = "io.rollcall.usage.seats.v1";

    /** What was used. */
    @Schema(name = "SeatUsage")
    public record Data(
            UUID poolId,
            String seatType,
            LocalDate date,
            long seatSeconds,
            BigDecimal seatDays,
            @Schema(description = "The most at any moment") int peak,
            @Schema(description = "At the end of the day") int held) {}

    static UsageEvent of(TenantId tenant, SeatPool pool, Usage.Day day) {
        return new UsageEvent(
                "1.0",
                pool.id() + "/" + day.date(),
                SOURCE,
                TYPE,
                tenant.value(),
                day.date().atStartOfDay(ZoneOffset.UTC).toInstant(),
                "application/json",
                new Data(
                        pool.id().value(),
                        pool.seatType().value(),
                        day.date(),
                        day.seatSeconds(),
                        SeatTime.days(day.seatSeconds()),
                        day.peak(),
                        day.held()));
    }
}
