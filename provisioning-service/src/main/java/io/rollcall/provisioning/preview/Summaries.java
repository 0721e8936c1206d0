package io.rollcall.provisioning.preview;

import io.rollcall.provisioning.preview.PreviewChange.Kind;
import io.rollcall.provisioning.preview.PreviewChange.Side;
import java.util.List;

/** Counts what a preview found. */
final class Summaries {

    private Summaries() {}

    static Preview.Summary of(Comparison comparison, Forecast forecast, List<PreviewChange> changes) {
        return new Preview.Summary(
                comparison.people(),
                changes.size(),
                count(changes, Kind.ENTITLEMENT),
                count(changes, Kind.ROLES),
                count(changes, Kind.SEATS),
                count(changes, Kind.SETTINGS),
                changes.stream()
                        .filter(it -> waits(it.after()) && !waits(it.now()))
                        .count(),
                forecast.roles().map(RoleForecast.Outcome::adminsBefore).orElse(null),
                forecast.roles().map(RoleForecast.Outcome::adminsAfter).orElse(null),
                forecast.locksOut(),
                forecast.roles().map(RoleForecast.Outcome::unknownRoles).orElse(List.of()),
                forecast.seats().pools());
    }

    private static long count(List<PreviewChange> changes, Kind kind) {
        return changes.stream().filter(it -> it.kinds().contains(kind)).count();
    }

    private static boolean waits(Side side) {
        return side.seats().stream().anyMatch(it -> it.state() == SeatForecast.Standing.WAITING);
    }
}
