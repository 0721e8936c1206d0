package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.RuleBook;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides about the seats of many people at once: pure, from the pools and claims of one tenant, which nobody else
 * changes meanwhile.
 *
 * <p>In two steps, so that waiting lists are read only as far as they are served: {@link #promotable()} says how much
 * of each, {@link #decide} takes that much.
 */
public final class Deliberation {

    private final Map<PoolId, PoolTurn> turns = new LinkedHashMap<>();
    private final Map<SeatTypeKey, PoolTurn> byType = new HashMap<>();
    private final RuleBook rules;
    private final Dependents dependents;
    private final Substitutes substitutes;
    private final Set<UserId> considered = new HashSet<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final List<Seat> removed = new ArrayList<>();
    private final List<Seat> unpooled = new ArrayList<>();
    private final Set<Seat.Key> kept = new HashSet<>();

    public Deliberation(Collection<SeatPool> pools) {
        this(pools, PoolStore.PEOPLE_AT_A_TIME);
    }

    private Deliberation(Collection<SeatPool> pools, int mostPromoted) {
        rules = new RuleBook(pools);
        dependents = new Dependents(rules);
        substitutes = new Substitutes(rules, new Late());
        for (SeatPool pool : rules.inOrder()) {
            PoolTurn turn = new PoolTurn(pool, mostPromoted);
            turns.put(pool.id(), turn);
            byType.put(pool.seatType(), turn);
        }
    }

    /**
     * Takes up news about people.
     *
     * @param toTheEnd whether waiting lists are served as far as they can be, however long that takes
     * @param heard the people about whom something was new, as they are known now
     * @param facts the news, by person
     * @param present what those of them have who have something
     */
    public static Deliberation about(
            Collection<Person> heard,
            Map<UserId, Fact> facts,
            Collection<SeatPool> pools,
            Collection<PersonSeats> present,
            boolean toTheEnd) {
        Map<UserId, PersonSeats> standing =
                present.stream().collect(Collectors.toMap(PersonSeats::userId, Function.identity()));
        var deliberation = new Deliberation(pools, toTheEnd ? Integer.MAX_VALUE : PoolStore.PEOPLE_AT_A_TIME);
        for (Person person : heard) {
            Fact fact = Objects.requireNonNull(facts.get(person.id()));
            PersonSeats before = standing.getOrDefault(person.id(), PersonSeats.none(person.id()));
            Cause cause = Cause.ofEvent(SeatDesk.SERVICE, fact.eventId());
            deliberation.consider(person.claims(before.seats(), fact.occurredAt(), cause));
        }
        return deliberation;
    }

    /** Takes up what a person is to have against what they have. */
    public void consider(Claims claims) {
        considered.add(claims.userId());
        Admission admission = Admission.of(claims, rules);
        claims.kept().forEach(this::remember);
        admission.leaving().forEach(claim -> leave(claim, claims.leaver()));
        admission.asking().forEach(this::ask);
        List<Refusal> hopes = new ArrayList<>();
        admission
                .refused()
                .forEach(refusal -> (refusal.reason() == SeatState.DEPENDENCY ? hopes : refused).add(refusal));
        dependents.add(claims.userId(), admission.held(), hopes);
        substitutes.add(
                claims.userId(),
                claims.demand(),
                admission.claimed(),
                admission.refused().stream()
                        .map(refusal -> refusal.claim().seat())
                        .toList());
    }

    /**
     * Takes a seat from somebody, who then waits for one, and with it the seats that need it.
     *
     * @param demand the seat types that the person is to have
     * @param person as they stand
     */
    public void demote(Set<SeatTypeKey> demand, PersonSeats person, Seat seat, Cause cause) {
        PoolTurn turn = Objects.requireNonNull(byType.get(seat.seatType()));
        turn.demote(new Claim(seat, cause));
        Seat waiting = seat.in(Objects.requireNonNull(seat.poolId()), SeatState.WAITING, seat.since());
        List<Seat> after = person.seats().stream()
                .map(other -> other.equals(seat) ? waiting : other)
                .toList();
        consider(new Claims(person.userId(), demand, after, seat.requestedAt(), cause, seat.priority(), false));
    }

    /** Whether it matters what the people on the waiting lists are to have besides. */
    public boolean asksForDemand() {
        return rules.hasDowngrades();
    }

    /**
     * Takes note of people on the waiting lists who were not considered: what they have and may have once they are served.
     *
     * @param demands what they are to have, where that {@linkplain #asksForDemand() matters}
     */
    public void meet(Collection<PersonSeats> people, Map<UserId, Set<SeatTypeKey>> demands, Cause occasion) {
        if (rules.isEmpty()) {
            return;
        }
        for (PersonSeats person : people) {
            if (considered.add(person.userId())) {
                Set<SeatTypeKey> demand = demands.getOrDefault(person.userId(), Set.of());
                person.kept().forEach(this::remember);
                dependents.add(person.userId(), person.held(), person.lacking(occasion));
                substitutes.add(person.userId(), demand, person.inPools(), person.refused());
            }
        }
    }

    /** The pools that have too few seats for those who ask. */
    public Map<PoolId, Shortage> shortages() {
        Map<PoolId, Shortage> result = new LinkedHashMap<>();
        turns.forEach((pool, turn) -> turn.shortage().ifPresent(shortage -> result.put(pool, shortage)));
        return result;
    }

    /**
     * Hands seats on from those who got them only because the word of somebody else, who was entitled earlier, came later.
     * Whoever is considered already keeps theirs.
     *
     * @param given seats of a moment ago; of each pool, that of whoever became entitled last comes first
     * @param holders the people who hold them, as they stand
     * @param demands what those people are to have
     */
    public void handOn(List<Seat> given, Map<UserId, PersonSeats> holders, Map<UserId, Set<SeatTypeKey>> demands) {
        List<Claim> taken = turns.entrySet().stream()
                .flatMap(turn -> turn
                        .getValue()
                        .handedOn(given.stream()
                                .filter(seat -> turn.getKey().equals(seat.poolId()))
                                .toList())
                        .stream())
                .toList();
        for (Claim claim : taken) {
            PersonSeats holder = holders.get(claim.seat().userId());
            if (holder != null && !considered.contains(holder.userId())) {
                Set<SeatTypeKey> demand = demands.getOrDefault(holder.userId(), Set.of());
                demote(demand, holder, claim.seat(), claim.cause());
            }
        }
    }

    /** Claims that end, whatever else is decided. */
    public List<Seat> removed() {
        return List.copyOf(removed);
    }

    /** How many from the head of each waiting list may be served. Lists that are not touched are left out. */
    public Map<PoolId, Integer> promotable() {
        Map<PoolId, Integer> result = new LinkedHashMap<>();
        int served = dependents.people();
        for (PoolTurn turn : turns.values()) {
            // Each of those who are served before may give back what stood in for it.
            int back = rules.downgradedFrom(turn.seatType()).isEmpty() ? 0 : served;
            int howMany = turn.promotable(back + forgone(turn));
            served += howMany + turn.requests();
            if (howMany > 0) {
                result.put(turn.poolId(), howMany);
            }
        }
        return result;
    }

    /** As {@link #promotable()}, for waiting lists on which the {@link #removed()} still stand. */
    public Map<PoolId, Integer> promotableAmongRemoved() {
        Map<PoolId, Integer> result = new LinkedHashMap<>();
        promotable().forEach((pool, howMany) -> result.put(pool, howMany + removedFrom(pool)));
        return result;
    }

    /** The heads of waiting lists on which the {@link #removed()} still stand, as {@link #decide} takes them. */
    public Map<PoolId, List<Seat>> withoutRemoved(Map<PoolId, List<Seat>> lists) {
        Set<Seat> gone = new HashSet<>(removed);
        Map<PoolId, List<Seat>> result = new LinkedHashMap<>();
        promotable()
                .forEach((pool, howMany) -> result.put(
                        pool,
                        lists.getOrDefault(pool, List.of()).stream()
                                .filter(seat -> !gone.contains(seat))
                                .limit(howMany)
                                .toList()));
        return result;
    }

    private int removedFrom(PoolId pool) {
        return (int) removed.stream()
                .filter(seat -> seat.state() == SeatState.WAITING && pool.equals(seat.poolId()))
                .count();
    }

    /**
     * Decides.
     *
     * @param heads of each waiting list, in order, as many as {@link #promotable()} names or all there are, without the
     *     {@link #removed()}
     * @param occasion why waiting people are served when nobody gave a seat back
     */
    public Decision decide(Map<PoolId, List<Seat>> heads, Cause occasion, Instant now) {
        List<SeatChange> changes = new ArrayList<>();
        turns.values().forEach(turn -> changes.addAll(turn.givenBack(now)));
        turns.forEach((pool, turn) -> {
            changes.addAll(turn.givenBack(now));
            turn.forgo(forgone(turn));
            List<SeatChange> served = turn.served(heads.getOrDefault(pool, List.of()), occasion, now);
            changes.addAll(served);
            dependents.metBy(served).forEach(this::ask);
            substitutes.follow(served);
        });
        List<SeatDenial> denials = refusals()
                .filter(Refusal::isNews)
                .map(refusal -> refusal.toDenial(now))
                .toList();
        return new Decision(changes, denials, removed, written(changes, denials));
    }

    private Stream<Refusal> refusals() {
        return Stream.concat(refused.stream(), dependents.unmet().stream());
    }

    /** How many may not have the seat of the pool that is kept for them, as far as it is known. */
    private int forgone(PoolTurn turn) {
        return kept.isEmpty()
                ? 0
                : (int) refusals()
                        .map(refusal -> refusal.claim().seat().key())
                        .filter(seat -> seat.seatType().equals(turn.seatType()) && kept.contains(seat))
                        .count();
    }

    /** Each claim as it is in the end: one may be demoted, and end or be refused, at once. */
    private List<Seat> written(List<SeatChange> changes, List<SeatDenial> denials) {
        Map<Seat.Key, Seat> written = new LinkedHashMap<>();
        unpooled.forEach(seat -> written.put(seat.key(), seat));
        for (SeatChange change : changes) {
            if (change.ends()) {
                written.remove(change.seat().key());
            } else {
                written.put(change.seat().key(), change.seat());
            }
        }
        turns.values().forEach(turn -> turn.kept().forEach(seat -> written.put(seat.key(), seat)));
        denials.stream().map(SeatDenial::seat).forEach(seat -> written.put(seat.key(), seat));
        return List.copyOf(written.values());
    }

    private void remember(Seat seat) {
        kept.add(seat.key());
    }

    /** @param leaver whether the pool may keep the seat for the person */
    private void leave(Claim claim, boolean leaver) {
        removed.add(claim.seat());
        PoolTurn turn = byType.get(claim.seat().seatType());
        if (turn != null && claim.seat().state().inPool()) {
            turn.leave(claim, leaver);
        }
    }

    /** What is done about a pool after others were decided. */
    private final class Late implements Substitutes.Deeds {

        @Override
        public void ask(Claim claim) {
            forgetRefusal(claim);
            Deliberation.this.ask(claim);
        }

        /** With what was left of a claim that was refused before, and asked for again in this decision. */
        @Override
        public void end(Claim claim) {
            if (withdraw(claim) && !kept.contains(claim.seat().key())) {
                removed.add(claim.seat());
            }
        }

        @Override
        public void refuse(Claim claim) {
            withdraw(claim);
            refused.add(new Refusal(claim, SeatState.MUTUALLY_EXCLUSIVE));
        }

        /** @return whether it was but a request */
        private boolean withdraw(Claim claim) {
            forgetRefusal(claim);
            boolean request = turnOf(claim).takeBack(claim);
            if (!request) {
                leave(claim, false);
            }
            return request;
        }

        private void forgetRefusal(Claim claim) {
            refused.removeIf(
                    refusal -> refusal.claim().seat().key().equals(claim.seat().key()));
        }

        private PoolTurn turnOf(Claim claim) {
            return Objects.requireNonNull(byType.get(claim.seat().seatType()));
        }
    }

    private void ask(Claim claim) {
        PoolTurn turn = byType.get(claim.seat().seatType());
        if (turn == null) {
            unpooled.add(claim.seat());
        } else {
            turn.ask(kept.contains(claim.seat().key()) ? claim.toReturn(turn.poolId()) : claim);
        }
    }
}
