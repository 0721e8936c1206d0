package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import java.util.Set;

/**
 * What a person should have, at one version of the decision.
 *
 * @param directoryVersion the version of the directory user that was judged
 */
public record EntitlementView(long version, long directoryVersion, boolean active, Set<SeatTypeKey> seatTypes)
        implements View {

    /** Nothing heard yet. */
    public static final EntitlementView UNHEARD = new EntitlementView(0, 0, false, Set.of());

    public EntitlementView {
        seatTypes = Set.copyOf(seatTypes);
    }
}
