package io.rollcall.license.seat;

import java.util.List;

/**
 * What is to be written.
 *
 * @param changes movements of all pools, in the order of the ledger: seats are given back before they are given out
 * @param denials claims that are not allowed and were not known to be
 * @param removed claims to delete before anything is written
 * @param written claims to insert or to overwrite
 */
public record Decision(List<SeatChange> changes, List<SeatDenial> denials, List<Seat> removed, List<Seat> written) {

    public Decision {
        changes = List.copyOf(changes);
        denials = List.copyOf(denials);
        removed = List.copyOf(removed);
        written = List.copyOf(written);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && written.isEmpty();
    }
}
