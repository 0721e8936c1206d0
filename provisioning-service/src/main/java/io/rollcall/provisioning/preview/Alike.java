package io.rollcall.provisioning.preview;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People whose roles change in the same way, with the same seats: they gain and lose the same permissions. One of them is
 * asked for, as there may be 100,000 of a few kinds.
 */
final class Alike {

    private final Forecast forecast;
    private final Map<UserId, Difference> differences;
    private final Map<Kind, RoleForecast.Change> first = new LinkedHashMap<>();

    /** All that permissions depend on. */
    private record Kind(Set<RoleGrant> before, Set<RoleGrant> after, Map<SeatTypeKey, HeldSeat.State> seats) {}

    Alike(Comparison comparison, Forecast forecast) {
        this.forecast = forecast;
        this.differences = comparison.byPerson();
        forecast.roleChanges().forEach(it -> kind(it).ifPresent(kind -> first.putIfAbsent(kind, it)));
    }

    private Optional<Kind> kind(RoleForecast.Change change) {
        return Optional.ofNullable(differences.get(change.userId()))
                .map(it -> new Kind(
                        Set.copyOf(change.before()),
                        Set.copyOf(change.after()),
                        seats(it.account().seats())));
    }

    private static Map<SeatTypeKey, HeldSeat.State> seats(List<HeldSeat> seats) {
        return seats.stream().collect(Collectors.toMap(HeldSeat::seatType, HeldSeat::state, (one, other) -> one));
    }

    /** One of each kind. */
    List<RoleForecast.Wanted> representatives() {
        return first.values().stream()
                .map(it -> differences.get(it.userId()))
                .filter(Objects::nonNull)
                .map(RoleForecast.Wanted::of)
                .toList();
    }

    /** The forecast with what was answered for the representatives. The lists are shared, not copied. */
    Forecast withPermissions(RoleForecast.Outcome answer) {
        Map<UserId, RoleForecast.Change> told =
                answer.changes().stream().collect(Collectors.toMap(RoleForecast.Change::userId, Function.identity()));
        return forecast.withRoleChanges(
                forecast.roleChanges().map(it -> withPermissions(it, told)).toList());
    }

    private RoleForecast.Change withPermissions(RoleForecast.Change change, Map<UserId, RoleForecast.Change> told) {
        Optional<Kind> kind = kind(change);
        RoleForecast.@Nullable Change answered =
                kind.map(first::get).map(it -> told.get(it.userId())).orElse(null);
        // Something may have changed between the two questions: then nothing is said.
        return answered != null && kind.equals(kind(answered)) ? change.withPermissionsOf(answered) : change;
    }
}
