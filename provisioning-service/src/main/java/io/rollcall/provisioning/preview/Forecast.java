package io.rollcall.provisioning.preview;

import io.rollcall.events.UserId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the other services would make of the differences.
 *
 * @param roles empty when nobody's roles differ, and so nobody was asked
 */
record Forecast(Optional<RoleForecast.Outcome> roles, SeatForecast.Outcome seats) {

    Forecast withRoleChanges(List<RoleForecast.Change> changes) {
        return new Forecast(roles.map(it -> it.withChanges(changes)), seats);
    }

    boolean locksOut() {
        return roles.filter(RoleForecast.Outcome::locksOut).isPresent();
    }

    Stream<RoleForecast.Change> roleChanges() {
        return roles.stream().flatMap(it -> it.changes().stream());
    }

    /** Everybody for whom something changes. */
    Set<UserId> people() {
        Set<UserId> people = new LinkedHashSet<>();
        roleChanges().forEach(it -> people.add(it.userId()));
        seats.changes().forEach(it -> people.add(it.userId()));
        return people;
    }

    String digest() {
        return Digest.of(Stream.concat(
                roleChanges().map(RoleForecast.Change::line).sorted(),
                seats.changes().stream().map(SeatForecast.Change::line).sorted(Comparator.naturalOrder())));
    }
}
