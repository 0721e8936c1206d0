package io.rollcall.license.pool;

import io.rollcall.events.SeatTypeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the pools of a tenant say about each other. */
public final class RuleBook {

    private final Map<SeatTypeKey, SeatPool> pools = new LinkedHashMap<>();
    private final Map<SeatTypeKey, Set<SeatTypeKey>> exclusions = new HashMap<>();
    private final List<SeatPool> order = new ArrayList<>();
    private final boolean empty;

    public RuleBook(Collection<SeatPool> pools) {
        for (SeatPool pool : pools) {
            this.pools.put(pool.seatType(), pool);
            for (SeatTypeKey other : pool.rules().excludes()) {
                exclude(pool.seatType(), other);
                exclude(other, pool.seatType());
            }
        }
        empty = pools.stream().allMatch(pool -> pool.rules().equals(SeatRules.NONE));
        Set<SeatTypeKey> seen = new HashSet<>();
        pools.forEach(pool -> add(pool, seen));
    }

    /** Whether no pool says anything about another. */
    public boolean isEmpty() {
        return empty;
    }

    public boolean hasPool(SeatTypeKey type) {
        return pools.containsKey(type);
    }

    public boolean excludes(SeatTypeKey type, Set<SeatTypeKey> others) {
        return exclusions.getOrDefault(type, Set.of()).stream().anyMatch(others::contains);
    }

    /** Whether somebody who holds these seats has all that one of the type needs. */
    public boolean isMet(SeatTypeKey type, Set<SeatTypeKey> held) {
        return held.containsAll(firstNeeded(type));
    }

    /** All pools, each after those that it needs. */
    public List<SeatPool> inOrder() {
        return List.copyOf(order);
    }

    /** The seat types of all pools, each after those that it needs. */
    public List<SeatTypeKey> typesInOrder() {
        return order.stream().map(SeatPool::seatType).toList();
    }

    /** Whether a pool needs itself, directly or by others. */
    public boolean isCircular() {
        List<SeatTypeKey> done = new ArrayList<>();
        for (SeatPool pool : order) {
            if (firstNeeded(pool.seatType()).stream().anyMatch(type -> hasPool(type) && !done.contains(type))) {
                return true;
            }
            done.add(pool.seatType());
        }
        return false;
    }

    private void add(SeatPool pool, Set<SeatTypeKey> seen) {
        if (!seen.add(pool.seatType())) {
            return;
        }
        for (SeatTypeKey needed : firstNeeded(pool.seatType())) {
            SeatPool first = pools.get(needed);
            if (first != null) {
                add(first, seen);
            }
        }
        order.add(pool);
    }

    private Set<SeatTypeKey> firstNeeded(SeatTypeKey type) {
        SeatPool pool = pools.get(type);
        return pool == null ? Set.of() : pool.rules().requires();
    }

    private void exclude(SeatTypeKey one, SeatTypeKey other) {
        exclusions.computeIfAbsent(one, type -> new HashSet<>()).add(other);
    }
}
