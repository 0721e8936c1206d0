package io.rollcall.license.seat;

import java.util.List;

/**
 * What is to be written.
 *
 * @param changes movements of all pools, in the order of the ledger: seats are given back before they are given out
 * @param removed claims to delete
 * @param written claims to insert or to overwrite
 */
public record Decision(List<SeatChange> changes, List<Seat> removed, List<Seat> written) {

    public Decision {
        changes = List.copyOf(changes);
        removed = List.copyOf(removed);
        written = List.copyOf(written);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && written.isEmpty();
    }
}
