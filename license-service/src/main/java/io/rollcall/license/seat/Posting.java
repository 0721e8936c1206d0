package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the changes of a decision do to the books.
 *
 * @param entries one ledger line per change
 * @param pools the pools that changed, as they stand afterwards
 */
public record Posting(List<LedgerEntry> entries, List<SeatPool> pools) {

    public static Posting of(Collection<SeatPool> pools, List<SeatChange> changes, Instant now) {
        Map<PoolId, SeatPool> standing = new LinkedHashMap<>();
        pools.forEach(pool -> standing.put(pool.id(), pool));
        Set<PoolId> touched = new LinkedHashSet<>();
        List<LedgerEntry> entries = new ArrayList<>();
        for (SeatChange change : changes) {
            SeatPool after =
                    Objects.requireNonNull(standing.get(change.poolId())).after(change.movement());
            standing.put(after.id(), after);
            touched.add(after.id());
            entries.add(entry(after, change, now));
        }
        return new Posting(
                List.copyOf(entries),
                touched.stream().map(standing::get).map(Objects::requireNonNull).toList());
    }

    private static LedgerEntry entry(SeatPool after, SeatChange change, Instant now) {
        return new LedgerEntry(
                after.id(),
                after.ledgerSequence(),
                change.seat().userId(),
                change.movement(),
                after.balance(),
                now,
                change.cause());
    }
}
