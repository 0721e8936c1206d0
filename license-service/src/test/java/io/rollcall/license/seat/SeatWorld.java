package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.Rehire;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One tenant's seats in memory: what the database does, so that decisions can be tried on long histories. */
final class SeatWorld {

    private static final TenantId TENANT = new TenantId("acme");
    private static final Duration PROVISIONAL = Duration.ofMinutes(1);

    final Map<PoolId, SeatPool> pools = new LinkedHashMap<>();
    final Map<UserId, Person> people = new HashMap<>();
    final Map<UserId, PersonSeats> seats = new HashMap<>();
    final List<LedgerEntry> ledger = new ArrayList<>();
    final List<SeatEvent> events = new ArrayList<>();
    List<SeatChange> lastChanges = List.of();
    List<SeatDenial> lastDenials = List.of();
    /** Who got a seat in the last decision that was kept for them. */
    Set<UserId> returned = Set.of();
    /** Who is not active. */
    final Set<UserId> leavers = new HashSet<>();

    void hear(List<Fact> facts, Instant now) {
        Map<UserId, Fact> newest = new LinkedHashMap<>();
        facts.forEach(fact -> newest.merge(
                fact.userId(),
                fact,
                (one, other) -> other.view().version() > one.view().version() ? other : one));
        var deliberation = new Deliberation(pools.values());
        newest.forEach((user, fact) -> {
            Person before = people.getOrDefault(user, Person.unheardOf(user));
            Person after = before.with(fact.view());
            if (!after.equals(before)) {
                people.put(user, after);
                Claims claims = after.claims(seatsOf(user), fact.occurredAt(), Samples.event(fact.eventId()));
                if (claims.leaver()) {
                    leavers.add(user);
                } else {
                    leavers.remove(user);
                }
                deliberation.consider(claims);
            }
        });
        deliberation.handOn(
                later(deliberation.shortages(), now.minus(PROVISIONAL)),
                Map.copyOf(seats),
                Person.demands(people.values()));
        carryOut(deliberation, now);
    }

    private List<Seat> later(Map<PoolId, Shortage> shortages, Instant after) {
        return shortages.entrySet().stream()
                .flatMap(pool -> in(pool.getKey(), SeatState.ASSIGNED).reversed().stream()
                        .filter(seat -> seat.since().isAfter(after))
                        .filter(seat -> order(pool.getKey())
                                        .compare(seat, pool.getValue().first())
                                > 0)
                        .limit(pool.getValue().howMany()))
                .toList();
    }

    void open(SeatTypeKey type, @Nullable Integer purchased, Instant now) {
        open(type, purchased, new Policy.Block(), SeatRules.NONE, now);
    }

    void open(SeatTypeKey type, @Nullable Integer purchased, Policy policy, SeatRules rules, Instant now) {
        var id = new PoolId(new UUID(0, pools.size() + 1L));
        pools.put(id, pool(id, type, purchased, policy, rules));
        reprocess(
                allSeats().stream()
                        .filter(seat -> seat.state() == SeatState.NO_POOL
                                && seat.seatType().equals(type))
                        .map(Seat::userId)
                        .toList(),
                now);
    }

    Comparator<Seat> order(PoolId pool) {
        return Seat.inOrderOf(Objects.requireNonNull(pools.get(pool)).queue());
    }

    /** Gives somebody a priority who was heard of. */
    void setPriority(UserId user, int priority) {
        people.computeIfPresent(
                user, (same, person) -> new Person(user, person.directory(), person.entitlement(), priority));
        seatsOf(user)
                .forEach(seat -> put(new Seat(
                        user,
                        seat.seatType(),
                        seat.poolId(),
                        seat.state(),
                        seat.requestedAt(),
                        seat.since(),
                        priority)));
    }

    void setQueue(PoolId id, Queue queue) {
        pools.computeIfPresent(
                id,
                (same, pool) -> new SeatPool(
                        id,
                        pool.seatType(),
                        pool.name(),
                        pool.billable(),
                        pool.purchased(),
                        pool.reserved(),
                        pool.policy(),
                        pool.balance(),
                        pool.version(),
                        pool.ledgerSequence(),
                        pool.alerts(),
                        pool.rules(),
                        queue,
                        pool.rehire()));
    }

    static SeatPool pool(PoolId id, SeatTypeKey type, @Nullable Integer purchased, Policy policy, SeatRules rules) {
        return new SeatPool(
                id,
                type,
                "A pool",
                true,
                purchased,
                0,
                policy,
                Balance.EMPTY,
                0,
                0,
                Alerts.DEFAULT,
                rules,
                Queue.FIFO,
                Rehire.NONE);
    }

    /** Decides again about people. */
    void reprocess(Collection<UserId> users, Instant now) {
        var deliberation = new Deliberation(pools.values());
        users.forEach(user -> deliberation.consider(
                Objects.requireNonNull(people.get(user)).claims(seatsOf(user), now, Samples.ADMIN)));
        carryOut(deliberation, now);
    }

    /** Takes the seats beyond what was bought from those who got them last, as the end of a grace does. */
    void takeBack(PoolId id, Instant now) {
        var deliberation = new Deliberation(pools.values());
        in(id, SeatState.ASSIGNED).stream()
                .sorted(Comparator.comparing(Seat::since).reversed())
                .limit(Objects.requireNonNull(pools.get(id)).beyond())
                .forEach(seat -> deliberation.demote(
                        Objects.requireNonNull(people.get(seat.userId())).demand(),
                        Objects.requireNonNull(seats.get(seat.userId())),
                        seat,
                        Samples.ADMIN));
        carryOut(deliberation, now);
    }

    void setRehireDays(PoolId id, int days) {
        pools.computeIfPresent(
                id, (same, pool) -> pool.with(new Rehire(days, pool.rehire().kept())));
    }

    /** Gives up the seats that are kept, as after their days. */
    void giveUpKept(PoolId id, Instant now) {
        in(id, SeatState.KEPT).forEach(this::drop);
        count();
        carryOut(new Deliberation(pools.values()), now);
    }

    /** As the database does. */
    private void count() {
        pools.replaceAll((id, pool) -> pool.with(
                new Rehire(pool.rehire().days(), in(id, SeatState.KEPT).size())));
    }

    void setRules(PoolId id, SeatRules rules) {
        pools.computeIfPresent(
                id,
                (same, pool) -> new SeatPool(
                        id,
                        pool.seatType(),
                        pool.name(),
                        pool.billable(),
                        pool.purchased(),
                        pool.reserved(),
                        pool.policy(),
                        pool.balance(),
                        pool.version(),
                        pool.ledgerSequence(),
                        pool.alerts(),
                        rules,
                        pool.queue(),
                        pool.rehire()));
    }

    void setPurchased(PoolId id, @Nullable Integer purchased, Instant now) {
        pools.computeIfPresent(
                id,
                (same, pool) -> new SeatPool(
                        id,
                        pool.seatType(),
                        pool.name(),
                        pool.billable(),
                        purchased,
                        pool.reserved(),
                        pool.policy(),
                        pool.balance(),
                        pool.version(),
                        pool.ledgerSequence(),
                        pool.alerts(),
                        pool.rules(),
                        pool.queue(),
                        pool.rehire()));
        carryOut(new Deliberation(pools.values()), now);
    }

    List<Seat> allSeats() {
        return seats.values().stream()
                .flatMap(person -> person.seats().stream())
                .toList();
    }

    List<Seat> seatsOf(UserId user) {
        return seats.getOrDefault(user, PersonSeats.none(user)).seats();
    }

    List<Seat> in(PoolId pool, SeatState state) {
        return allSeats().stream()
                .filter(seat -> pool.equals(seat.poolId()) && seat.state() == state)
                .sorted(order(pool))
                .toList();
    }

    private void carryOut(Deliberation deliberation, Instant now) {
        deliberation.removed().forEach(this::drop);
        Map<PoolId, List<Seat>> heads = new HashMap<>();
        deliberation
                .promotable()
                .forEach((pool, howMany) -> heads.put(
                        pool,
                        in(pool, SeatState.WAITING).stream().limit(howMany).toList()));
        int gone = deliberation.removed().size();
        deliberation.meet(
                heads.values().stream()
                        .flatMap(List::stream)
                        .map(Seat::userId)
                        .distinct()
                        .map(user -> new PersonSeats(user, 0, seatsOf(user)))
                        .toList(),
                Person.demands(people.values()),
                occasion());
        Decision decision = deliberation.decide(heads, occasion(), now);
        returned = decision.changes().stream()
                .filter(SeatChange::gives)
                .map(SeatChange::seat)
                .filter(seat -> seatsOf(seat.userId()).stream()
                        .anyMatch(other ->
                                other.state() == SeatState.KEPT && other.key().equals(seat.key())))
                .map(Seat::userId)
                .collect(Collectors.toSet());
        decision.removed().stream().skip(gone).forEach(this::drop);
        Posting posting = Posting.of(pools.values(), decision.changes(), now);
        List<SeatEvent> told = SeatEvents.of(TENANT, pools.values(), before(decision), decision, now);
        decision.written().forEach(this::put);
        posting.pools().forEach(pool -> pools.put(pool.id(), pool.nextVersion()));
        count();
        ledger.addAll(posting.entries());
        told.forEach(event -> seats.compute(
                event.user().id(),
                (user, present) ->
                        new PersonSeats(user, event.version(), present == null ? List.of() : present.seats())));
        events.addAll(told);
        lastChanges = decision.changes();
        lastDenials = decision.denials();
    }

    /** Everyone's seats as they stood: those of this decision that are gone already put back. */
    private List<PersonSeats> before(Decision decision) {
        Map<UserId, PersonSeats> before = new HashMap<>(seats);
        decision.removed()
                .forEach(seat -> before.computeIfPresent(seat.userId(), (user, present) -> {
                    List<Seat> all = new ArrayList<>(present.seats());
                    all.add(seat);
                    return new PersonSeats(user, present.version(), all);
                }));
        return List.copyOf(before.values());
    }

    private void put(Seat seat) {
        drop(seat);
        replace(seat, List.of(seat));
    }

    private void drop(Seat seat) {
        replace(seat, List.of());
    }

    private void replace(Seat seat, List<Seat> by) {
        PersonSeats present = seats.getOrDefault(seat.userId(), PersonSeats.none(seat.userId()));
        List<Seat> rest = new ArrayList<>(present.seats());
        rest.removeIf(other -> other.seatType().equals(seat.seatType()));
        rest.addAll(by);
        seats.put(seat.userId(), new PersonSeats(seat.userId(), present.version(), rest));
    }

    private static Cause occasion() {
        return Samples.ADMIN;
    }
}
