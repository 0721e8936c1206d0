package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What an entitlement would say about a person.
 *
 * @param priority the person's place in the order in which the entitlements would be told
 */
public record SupposedEntitlement(UserId userId, boolean active, Set<SeatTypeKey> seatTypes, int priority) {

    /** The event by which facts that never happened are told apart in a forecast. */
    private static final String EVENT = "simulation";

    public SupposedEntitlement {
        seatTypes = Set.copyOf(seatTypes);
    }

    /** The news that it would be, judged on the newest directory version that this service knows of. */
    Fact toFact(Person known, Instant now) {
        long judged = Math.max(known.directory().version(), known.entitlement().directoryVersion());
        var view = new EntitlementView(known.entitlement().version() + 1, judged, active, seatTypes);
        return new Fact(userId, view, now.plus(priority, ChronoUnit.MICROS), EVENT);
    }
}
