package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what entitlements would do, without doing it: reads a snapshot without the seat lock and decides as
 * {@link SeatDesk} does. Decisions about very many people are not made on the event loop.
 */
@ApplicationScoped
public class SeatSimulation {

    /** So that nobody waits long while rows are read. */
    private static final int PEOPLE_AT_A_TIME = 2_000;

    private static final Cause OCCASION = new Cause(Cause.Kind.SYSTEM, SeatDesk.SERVICE, null, null);

    private final TenantSql sql;
    private final SeatStore seats;
    private final PoolStore pools;
    private final Clock clock;

    public SeatSimulation(TenantSql sql, SeatStore seats, PoolStore pools, Clock clock) {
        this.sql = sql;
        this.seats = seats;
        this.pools = pools;
        this.clock = clock;
    }

    /** @param supposed one for each person */
    public Uni<SeatForecast> simulate(TenantId tenant, List<SupposedEntitlement> supposed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sql.snapshot(
                tenant,
                tx -> pools.all(tx)
                        .flatMap(all -> known(tx, users(supposed)).flatMap(known -> {
                            var deliberation = deliberate(supposed, known, all, now);
                            return seats.heads(tx, deliberation.promotableAmongRemoved())
                                    .flatMap(lists -> known(tx, waiting(lists)).map(waiting -> {
                                        deliberation.meet(
                                                waiting.present(),
                                                Person.demands(waiting.people().values()),
                                                OCCASION);
                                        return forecast(deliberation, lists, all, supposed, now);
                                    }));
                        })));
    }

    /** What is stored about people. */
    private record Known(Map<UserId, Person> people, List<PersonSeats> present) {}

    private static List<UserId> users(List<SupposedEntitlement> supposed) {
        return supposed.stream().map(SupposedEntitlement::userId).toList();
    }

    private Uni<Known> known(SqlConnection tx, List<UserId> users) {
        var known = new Known(new HashMap<>(), new ArrayList<>());
        return Multi.createFrom()
                .items(users.stream())
                .group()
                .intoLists()
                .of(PEOPLE_AT_A_TIME)
                .onItem()
                .transformToUniAndConcatenate(some -> Uni.combine()
                        .all()
                        .unis(seats.people(tx, some), seats.seatsOf(tx, some))
                        .with((people, present) -> {
                            people.forEach(person -> known.people().put(person.id(), person));
                            return known.present().addAll(present);
                        }))
                .collect()
                .last()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .replaceWith(known);
    }

    private static List<UserId> waiting(Map<PoolId, List<Seat>> lists) {
        return lists.values().stream()
                .flatMap(List::stream)
                .map(Seat::userId)
                .distinct()
                .toList();
    }

    private static Deliberation deliberate(
            List<SupposedEntitlement> supposed, Known known, List<SeatPool> pools, Instant now) {
        List<Person> heard = new ArrayList<>();
        Map<UserId, Fact> facts = new HashMap<>();
        for (SupposedEntitlement entitlement : supposed) {
            UserId user = entitlement.userId();
            Person before = known.people().getOrDefault(user, Person.unheardOf(user));
            Fact fact = entitlement.toFact(before, now);
            facts.put(user, fact);
            heard.add(before.with(fact.view()));
        }
        return Deliberation.about(heard, facts, pools, known.present(), true);
    }

    private static SeatForecast forecast(
            Deliberation deliberation,
            Map<PoolId, List<Seat>> lists,
            List<SeatPool> pools,
            List<SupposedEntitlement> supposed,
            Instant now) {
        Decision decision = deliberation.decide(deliberation.withoutRemoved(lists), OCCASION, now);
        Set<UserId> inactive = supposed.stream()
                .filter(entitlement -> !entitlement.active())
                .map(SupposedEntitlement::userId)
                .collect(Collectors.toSet());
        return SeatForecast.of(pools, inactive, decision, now);
    }
}
