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
    private long lastSequence;

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
        if (!fits || !balance().equals(entry.balance())) {
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

    private boolean move(Movement movement, UserId user) {
        return switch (movement) {
            case ASSIGNED -> !waiting.contains(user) && holders.add(user);
            case RELEASED -> holders.remove(user);
            case WAITLISTED -> !holders.contains(user) && waiting.add(user);
            case WITHDRAWN -> waiting.remove(user);
            case PROMOTED -> waiting.remove(user) && holders.add(user);
        };
    }
}
