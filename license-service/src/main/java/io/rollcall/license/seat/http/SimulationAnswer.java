package io.rollcall.license.seat.http;

import io.rollcall.license.seat.SeatForecast;
import io.rollcall.license.seat.SeatForecast.Standing;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would change, and how the pools would stand. */
@Schema(name = "EntitlementForecast")
public record SimulationAnswer(
        @Schema(description = "Only those whose outcome differs, also people who were not asked about")
        List<Change> changes,

        List<Outlook> pools,

        @Schema(description = "Seat types that were asked for and that the tenant has no pool of")
        List<String> withoutPool) {

    /** One person's change. */
    @Schema(name = "SeatForecastChange")
    public record Change(
            UUID userId,
            String seatType,
            Standing before,
            Standing after,
            @Schema(description = "For people to read") String because) {}

    /** One pool. */
    @Schema(name = "SeatPoolForecast")
    public record Outlook(
            String seatType,
            @Nullable Integer purchased,
            int heldBefore,
            int heldAfter,
            int waitingBefore,
            int waitingAfter) {}

    static SimulationAnswer of(SeatForecast forecast) {
        return new SimulationAnswer(
                forecast.changes().stream().map(SimulationAnswer::change).toList(),
                forecast.pools().stream().map(SimulationAnswer::outlook).toList(),
                forecast.withoutPool().stream().map(Object::toString).toList());
    }

    private static Change change(SeatForecast.Change change) {
        return new Change(
                change.userId().value(), change.seatType().value(), change.before(), change.after(), change.because());
    }

    private static Outlook outlook(SeatForecast.Outlook pool) {
        return new Outlook(
                pool.before().seatType().value(),
                pool.before().purchased(),
                pool.before().balance().allocated(),
                pool.after().balance().allocated(),
                pool.before().balance().waiting(),
                pool.after().balance().waiting());
    }
}
