package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.PoolChange;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives seats out and takes them back, for many people at once, in the caller's transaction. */
@ApplicationScoped
public class SeatDesk {

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

    /** @param changes what is to be told of pools besides */
    Uni<Integer> reconsider(
            SqlConnection tx, TenantId tenant, Collection<UserId> users, Map<PoolId, PoolChange> changes, Cause cause) {
        return Uni.combine()
                .all()
                .unis(pools.lock(tx), seats.people(tx, users), pools.all(tx), seats.seatsOf(tx, users))
                .asTuple()
                .flatMap(found -> {
                    Map<UserId, PersonSeats> standing = PersonSeats.byId(found.getItem4());
                    var deliberation = new Deliberation(found.getItem3());
                    for (Person person : found.getItem2()) {
                        PersonSeats before = standing.getOrDefault(person.id(), PersonSeats.none(person.id()));
                        deliberation.consider(person.claims(before.seats(), settlement.now(), cause));
                    }
                    return handOnAndSettle(
                            tx,
                            new Settlement.Case(
                                    tenant, found.getItem3(), found.getItem4(), deliberation, changes, cause));
                });
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
        return handOnAndSettle(tx, new Settlement.Case(tenant, all, present, deliberation, Map.of(), occasion));
    }

    /** Whoever got a seat only because the word of somebody else came later hands it on first. */
    private Uni<Integer> handOnAndSettle(SqlConnection tx, Settlement.Case matter) {
        Deliberation deliberation = matter.deliberation();
        return seats.later(tx, deliberation.shortages(), settlement.now().minus(PROVISIONAL))
                .flatMap(given -> others(tx, given, matter.present()).flatMap(known -> {
                    List<PersonSeats> holders = known.getItem2();
                    deliberation.handOn(given, PersonSeats.byId(holders), Person.demands(known.getItem1()));
                    return settlement.settle(tx, matter.joinedBy(holders));
                }));
    }

    /** Who has these seats and is not present. */
    private Uni<Tuple2<List<Person>, List<PersonSeats>>> others(
            SqlConnection tx, List<Seat> given, List<PersonSeats> present) {
        Set<UserId> missing = given.stream().map(Seat::userId).collect(Collectors.toSet());
        present.forEach(person -> missing.remove(person.userId()));
        return known(tx, missing);
    }

    /** What they are to have, and what they have. */
    Uni<Tuple2<List<Person>, List<PersonSeats>>> known(SqlConnection tx, Collection<UserId> users) {
        return Uni.combine()
                .all()
                .unis(seats.people(tx, users), seats.seatsOf(tx, users))
                .asTuple();
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
