package io.rollcall.license.ledger;

import io.rollcall.events.UserId;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Movement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one pool's ledger adds up to: a replay of its lines, which refuses a line that contradicts those before it. */
public final class LedgerFold {

    private final Set<UserId> holders = new LinkedHashSet<>();
    private final Set<UserId> waiting = new LinkedHashSet<>();
    private final boolean repaired;
    private long lastSequence;

    public LedgerFold() {
        this(false);
    }

    private LedgerFold(boolean repaired) {
        this.repaired = repaired;
    }

    /**
     * For the ledger of a pool whose seats were lost and put right: until they were, its counters, which follow the seats,
     * were lower than what the lines add up to. Lines still must not contradict each other.
     */
    public static LedgerFold ofRepaired() {
        return new LedgerFold(true);
    }

    /**
     * Replays the lines of one pool, oldest first.
     *
     * @throws IllegalStateException when a line contradicts those before it
     */
    public static LedgerFold of(List<LedgerEntry> entries) {
        var fold = new LedgerFold();
        entries.forEach(fold::add);
        return fold;
    }

    /** Adds the next line. */
    public void add(LedgerEntry entry) {
        boolean fits = entry.sequence() == lastSequence + 1 && move(entry.movement(), entry.userId());
        if (!fits || !counts(entry.balance())) {
            throw new IllegalStateException("line contradicts the ledger before it: " + entry);
        }
        lastSequence = entry.sequence();
    }

    public Set<UserId> holders() {
        return Collections.unmodifiableSet(holders);
    }

    public Set<UserId> waiting() {
        return Collections.unmodifiableSet(waiting);
    }

    public Balance balance() {
        return new Balance(holders.size(), waiting.size());
    }

    public long lastSequence() {
        return lastSequence;
    }

    private boolean counts(Balance told) {
        Balance added = balance();
        return told.equals(added)
                || repaired && told.allocated() <= added.allocated() && told.waiting() <= added.waiting();
    }

    private boolean move(Movement movement, UserId user) {
        return switch (movement) {
            case ASSIGNED -> !waiting.contains(user) && holders.add(user);
            case RELEASED -> holders.remove(user);
            case WAITLISTED -> !holders.contains(user) && waiting.add(user);
            case WITHDRAWN -> waiting.remove(user);
            case PROMOTED -> waiting.remove(user) && holders.add(user);
            case DEMOTED -> holders.remove(user) && waiting.add(user);
        };
    }
}
