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
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes seats follow their pools, of many people a part in each transaction. */
@ApplicationScoped
class PoolServing implements SeatServing {

    private final SeatDesk desk;
    private final SeatStore seats;
    private final PoolStore pools;
    private final Settlement settlement;

    PoolServing(SeatDesk desk, SeatStore seats, PoolStore pools, Settlement settlement) {
        this.desk = desk;
        this.seats = seats;
        this.pools = pools;
        this.settlement = settlement;
    }

    /** Serves those who are entitled to the pool's seat type and had no pool, then the waiting list. */
    @Override
    public Uni<Void> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause) {
        return Uni.combine()
                .all()
                .unis(pools.all(tx), seats.withoutPool(tx, seatType, PoolStore.PEOPLE_AT_A_TIME))
                .asTuple()
                .flatMap(found ->
                        desk.reconsider(tx, tenant, found.getItem2(), settings(found.getItem1(), seatType), cause))
                .replaceWithVoid();
    }

    private static Map<PoolId, PoolChange> settings(List<SeatPool> all, SeatTypeKey seatType) {
        return all.stream()
                .filter(pool -> pool.seatType().equals(seatType))
                .collect(Collectors.toMap(SeatPool::id, pool -> new PoolChange.Settings()));
    }

    @Override
    public Uni<Boolean> serveOn(SqlConnection tx, TenantId tenant, SeatPool pool, Cause cause) {
        return seats.withoutPool(tx, pool.seatType(), PoolStore.PEOPLE_AT_A_TIME)
                .flatMap(users -> users.isEmpty() && !pool.owesSeats()
                        ? Uni.createFrom().item(false)
                        : desk.reconsider(tx, tenant, users, cause).map(changed -> changed > 0));
    }

    @Override
    public Uni<Void> takeBack(
            SqlConnection tx, TenantId tenant, PoolId pool, int howMany, Optional<PoolChange> told, Cause cause) {
        Map<PoolId, PoolChange> changes =
                told.map(change -> Map.of(pool, change)).orElse(Map.of());
        return pools.all(tx)
                .flatMap(all -> seats.newest(tx, pool, howMany)
                        .flatMap(last -> desk.known(tx, users(last)).flatMap(known -> {
                            List<PersonSeats> present = known.getItem2();
                            var deliberation = demotion(all, last, known.getItem1(), present, cause);
                            return settlement.settle(
                                    tx, new Settlement.Case(tenant, all, present, deliberation, changes, cause));
                        })))
                .replaceWithVoid();
    }

    private static Set<UserId> users(List<Seat> seats) {
        return seats.stream().map(Seat::userId).collect(Collectors.toSet());
    }

    private static Deliberation demotion(
            List<SeatPool> all, List<Seat> last, List<Person> people, List<PersonSeats> present, Cause cause) {
        var deliberation = new Deliberation(all);
        Map<UserId, Set<SeatTypeKey>> demands = Person.demands(people);
        Map<UserId, PersonSeats> standing = PersonSeats.byId(present);
        last.forEach(seat -> deliberation.demote(
                demands.getOrDefault(seat.userId(), Set.of()),
                Objects.requireNonNull(standing.get(seat.userId())),
                seat,
                cause));
        return deliberation;
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
}
