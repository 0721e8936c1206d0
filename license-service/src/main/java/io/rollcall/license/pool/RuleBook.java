package io.rollcall.license.pool;

import io.rollcall.events.SeatTypeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pools of a tenant say about each other. */
public final class RuleBook {

    private final Map<SeatTypeKey, SeatPool> pools = new LinkedHashMap<>();
    private final Map<SeatTypeKey, Set<SeatTypeKey>> exclusions = new HashMap<>();
    private final Map<SeatTypeKey, SeatTypeKey> downgrades = new HashMap<>();
    private final Map<SeatTypeKey, Set<SeatTypeKey>> downgradedFrom = new HashMap<>();
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
        for (SeatPool pool : pools) {
            if (pool.policy() instanceof Policy.Downgrade(var to) && this.pools.containsKey(to)) {
                downgrades.put(pool.seatType(), to);
                downgradedFrom.computeIfAbsent(to, type -> new HashSet<>()).add(pool.seatType());
            }
        }
        empty = downgrades.isEmpty()
                && pools.stream().allMatch(pool -> pool.rules().equals(SeatRules.NONE));
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

    /** As {@link #excludes}, but for a type that people have while they wait for the other: that one is taken in turn. */
    public boolean clashes(SeatTypeKey type, Set<SeatTypeKey> others) {
        return exclusions.getOrDefault(type, Set.of()).stream()
                .anyMatch(other -> others.contains(other) && !isUpgrade(type, other) && !isUpgrade(other, type));
    }

    /** Whether somebody who holds these seats has all that one of the type needs. */
    public boolean isMet(SeatTypeKey type, Set<SeatTypeKey> held) {
        SeatPool pool = pools.get(type);
        return pool == null || held.containsAll(pool.rules().requires());
    }

    /** Whether some pool gives people a seat of another while they wait. */
    public boolean hasDowngrades() {
        return !downgrades.isEmpty();
    }

    /** The seat type that people get while they wait for one of this type. */
    public Optional<SeatTypeKey> downgradeOf(SeatTypeKey type) {
        return Optional.ofNullable(downgrades.get(type));
    }

    /** The seat types whose waiting people get one of this type. */
    public Set<SeatTypeKey> downgradedFrom(SeatTypeKey type) {
        return downgradedFrom.getOrDefault(type, Set.of());
    }

    /** Whether two types exclude each other and one is what people have while they wait for the other. */
    public boolean isUpgrade(SeatTypeKey type, SeatTypeKey from) {
        return from.equals(downgrades.get(type)) && excludes(type, Set.of(from));
    }

    /** All pools, each after those that it needs, and after those whose waiting people it serves. */
    public List<SeatPool> inOrder() {
        return List.copyOf(order);
    }

    /** The seat types of all pools, in the same order. */
    public List<SeatTypeKey> typesInOrder() {
        return order.stream().map(SeatPool::seatType).toList();
    }

    /** Whether a pool would have to be decided before itself. */
    private boolean isCircular() {
        List<SeatTypeKey> done = new ArrayList<>();
        for (SeatPool pool : order) {
            if (before(pool.seatType()).stream().anyMatch(type -> hasPool(type) && !done.contains(type))) {
                return true;
            }
            done.add(pool.seatType());
        }
        return false;
    }

    /** Why the pools cannot be decided by these rules; absent when they can. */
    public Optional<String> contradiction() {
        for (SeatPool pool : order) {
            if (pool.policy() instanceof Policy.Downgrade(var to) && !hasPool(to)) {
                return Optional.of("The tenant has no pool of " + to + ", which people are to get while they wait.");
            }
        }
        if (isCircular()) {
            return Optional.of("By these rules a seat would need itself, or stand in for itself.");
        }
        for (SeatTypeKey to : downgradedFrom.keySet()) {
            if (order.stream().anyMatch(pool -> pool.rules().requires().contains(to))) {
                return Optional.of("A seat that people get only while they wait, " + to + ", cannot be required.");
            }
            Set<SeatTypeKey> foreign = new HashSet<>(exclusions.getOrDefault(to, Set.of()));
            foreign.removeIf(other -> isUpgrade(other, to) || isUpgrade(to, other));
            if (!foreign.isEmpty() || !isMet(to, Set.of())) {
                return Optional.of("A seat that people get while they wait, " + to
                        + ", must need no other and exclude none but those that they wait for.");
            }
        }
        return Optional.empty();
    }

    private void add(SeatPool pool, Set<SeatTypeKey> seen) {
        if (!seen.add(pool.seatType())) {
            return;
        }
        for (SeatTypeKey needed : before(pool.seatType())) {
            SeatPool first = pools.get(needed);
            if (first != null) {
                add(first, seen);
            }
        }
        order.add(pool);
    }

    /** What is decided before the type is. */
    private Set<SeatTypeKey> before(SeatTypeKey type) {
        Set<SeatTypeKey> before = new HashSet<>(downgradedFrom(type));
        SeatPool pool = pools.get(type);
        if (pool != null) {
            before.addAll(pool.rules().requires());
        }
        return before;
    }

    private void exclude(SeatTypeKey one, SeatTypeKey other) {
        exclusions.computeIfAbsent(one, type -> new HashSet<>()).add(other);
    }
}
