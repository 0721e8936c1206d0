package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.PoolChange;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatServing;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives seats out and takes them back, for many people at once, in the caller's transaction. */
@ApplicationScoped
public class SeatDesk implements SeatServing {

    static final String SERVICE = "license-service";

    /** For so long a seat may be handed on to somebody who was entitled earlier, and of whom the word came later. */
    private static final Duration PROVISIONAL = Duration.ofMinutes(1);

    private final SeatStore seats;
    private final PoolStore pools;
    private final Settlement settlement;

    public SeatDesk(SeatStore seats, PoolStore pools, Settlement settlement) {
        this.seats = seats;
        this.pools = pools;
        this.settlement = settlement;
    }

    /** Takes in news about people, all from one topic and in its order, and makes their seats follow. */
    public Uni<Void> hear(SqlConnection tx, TenantId tenant, List<Fact> facts) {
        Map<UserId, Fact> newest = newest(facts);
        // One round trip: the server runs them in this order, so everything is read under the lock.
        return Uni.combine()
                .all()
                .unis(
                        pools.lock(tx),
                        seats.hear(tx, newest.values()),
                        pools.all(tx),
                        seats.seatsOf(tx, newest.keySet()))
                .asTuple()
                .flatMap(found -> decide(tx, tenant, found.getItem2(), newest, found.getItem3(), found.getItem4()))
                .replaceWithVoid();
    }

    /**
     * Makes the seats of people follow what is known of them and what the pools' rules are, when that was put right or
     * set and not told.
     *
     * @return how many people's claims are others now
     */
    public Uni<Integer> reconsider(SqlConnection tx, TenantId tenant, Collection<UserId> users, Cause cause) {
        return reconsider(tx, tenant, users, Map.of(), cause);
    }

    private Uni<Integer> reconsider(
            SqlConnection tx, TenantId tenant, Collection<UserId> users, Map<PoolId, PoolChange> changes, Cause cause) {
        return Uni.combine()
                .all()
                .unis(pools.lock(tx), seats.people(tx, users), pools.all(tx), seats.seatsOf(tx, users))
                .asTuple()
                .flatMap(found -> {
                    Map<UserId, PersonSeats> standing = byId(found.getItem4());
                    var deliberation = new Deliberation(found.getItem3());
                    for (Person person : found.getItem2()) {
                        PersonSeats before = standing.getOrDefault(person.id(), PersonSeats.none(person.id()));
                        deliberation.consider(person.claims(before.seats(), settlement.now(), cause));
                    }
                    return settlement.settle(
                            tx,
                            new Settlement.Case(
                                    tenant, found.getItem3(), found.getItem4(), deliberation, changes, cause));
                });
    }

    /** Serves those who are entitled to the pool's seat type and had no pool, then the waiting list. */
    @Override
    public Uni<Void> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause) {
        return Uni.combine()
                .all()
                .unis(pools.all(tx), seats.withoutPool(tx, seatType))
                .asTuple()
                .flatMap(found -> reconsider(
                        tx,
                        tenant,
                        found.getItem2().stream().map(Seat::userId).toList(),
                        settings(found.getItem1(), seatType),
                        cause))
                .replaceWithVoid();
    }

    private static Map<PoolId, PoolChange> settings(List<SeatPool> all, SeatTypeKey seatType) {
        return all.stream()
                .filter(pool -> pool.seatType().equals(seatType))
                .collect(Collectors.toMap(SeatPool::id, pool -> new PoolChange.Settings()));
    }

    @Override
    public Uni<Void> serveOn(SqlConnection tx, TenantId tenant, Cause cause) {
        return pools.all(tx)
                .flatMap(all -> settlement.settle(
                        tx, new Settlement.Case(tenant, all, List.of(), new Deliberation(all), Map.of(), cause)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> endGrace(SqlConnection tx, TenantId tenant, PoolId pool, Cause cause) {
        return pools.all(tx)
                .flatMap(all -> seats.newest(tx, pool, beyond(all, pool))
                        .flatMap(last -> known(
                                        tx, last.stream().map(Seat::userId).toList())
                                .flatMap(known -> {
                                    List<PersonSeats> present = known.getItem2();
                                    var deliberation = demotion(all, last, known.getItem1(), present, cause);
                                    PoolChange ended = new PoolChange.GraceEnded(last.size());
                                    return settlement.settle(
                                            tx,
                                            new Settlement.Case(
                                                    tenant, all, present, deliberation, Map.of(pool, ended), cause));
                                })))
                .replaceWithVoid();
    }

    private Uni<Tuple2<List<Person>, List<PersonSeats>>> known(SqlConnection tx, Collection<UserId> users) {
        return Uni.combine()
                .all()
                .unis(seats.people(tx, users), seats.seatsOf(tx, users))
                .asTuple();
    }

    private static Deliberation demotion(
            List<SeatPool> all, List<Seat> last, List<Person> people, List<PersonSeats> present, Cause cause) {
        var deliberation = new Deliberation(all);
        Map<UserId, Set<SeatTypeKey>> demands = Person.demands(people);
        Map<UserId, PersonSeats> standing = byId(present);
        last.forEach(seat -> deliberation.demote(
                demands.getOrDefault(seat.userId(), Set.of()),
                Objects.requireNonNull(standing.get(seat.userId())),
                seat,
                cause));
        return deliberation;
    }

    private static Map<UserId, PersonSeats> byId(List<PersonSeats> people) {
        return people.stream().collect(Collectors.toMap(PersonSeats::userId, Function.identity()));
    }

    private static int beyond(List<SeatPool> all, PoolId id) {
        return all.stream()
                .filter(pool -> pool.id().equals(id))
                .mapToInt(SeatPool::beyond)
                .sum();
    }

    @Override
    public Uni<Void> tell(SqlConnection tx, TenantId tenant, SeatPool pool, PoolChange what, Cause cause) {
        List<SeatPool> all = List.of(pool);
        return settlement
                .settle(
                        tx,
                        new Settlement.Case(
                                tenant, all, List.of(), new Deliberation(all), Map.of(pool.id(), what), cause))
                .replaceWithVoid();
    }

    private Uni<Integer> decide(
            SqlConnection tx,
            TenantId tenant,
            List<Person> heard,
            Map<UserId, Fact> facts,
            List<SeatPool> all,
            List<PersonSeats> present) {
        var deliberation = Deliberation.about(heard, facts, all, present, false);
        Cause occasion = new Cause(Cause.Kind.SYSTEM, SERVICE, null, null);
        return seats.later(tx, deliberation.shortages(), settlement.now().minus(PROVISIONAL))
                .flatMap(given -> others(tx, given, present).flatMap(known -> {
                    List<PersonSeats> holders = known.getItem2();
                    deliberation.handOn(given, byId(holders), Person.demands(known.getItem1()));
                    List<PersonSeats> people =
                            Stream.concat(present.stream(), holders.stream()).toList();
                    return settlement.settle(
                            tx, new Settlement.Case(tenant, all, people, deliberation, Map.of(), occasion));
                }));
    }

    /** Who has these seats and is not present. */
    private Uni<Tuple2<List<Person>, List<PersonSeats>>> others(
            SqlConnection tx, List<Seat> given, List<PersonSeats> present) {
        Set<UserId> missing = given.stream().map(Seat::userId).collect(Collectors.toSet());
        present.forEach(person -> missing.remove(person.userId()));
        return known(tx, missing);
    }

    /** The last word about each person. Facts of one version are equal, whichever of them is kept. */
    private static Map<UserId, Fact> newest(Collection<Fact> facts) {
        Map<UserId, Fact> result = new LinkedHashMap<>();
        for (Fact fact : facts) {
            result.merge(
                    fact.userId(),
                    fact,
                    (one, other) -> other.view().version() > one.view().version() ? other : one);
        }
        return result;
    }
}
