package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.license.ledger.Ledger;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.pool.PoolChange;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries a decision out: seats, counters, ledger, versions and events, in the transaction that decided. */
@ApplicationScoped
class Settlement {

    /**
     * What is to be settled.
     *
     * @param pools all pools of the tenant
     * @param present the people considered, as they stood
     * @param changes what is to be told of pools though no seat may have moved
     * @param occasion why waiting people are served when nobody gave a seat back
     */
    record Case(
            TenantId tenant,
            List<SeatPool> pools,
            List<PersonSeats> present,
            Deliberation deliberation,
            Map<PoolId, PoolChange> changes,
            Cause occasion) {

        /** With more people who are considered. */
        Case joinedBy(List<PersonSeats> others) {
            List<PersonSeats> all = new ArrayList<>(present);
            all.addAll(others);
            return new Case(tenant, pools, all, deliberation, changes, occasion);
        }

        List<PoolChange> changesOf(SeatPool pool) {
            PoolChange change = changes.get(pool.id());
            return change == null ? List.of() : List.of(change);
        }
    }

    private final SeatStore seats;
    private final PoolStore pools;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    Settlement(SeatStore seats, PoolStore pools, Ledger ledger, Outbox outbox, Clock clock) {
        this.seats = seats;
        this.pools = pools;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many people's claims are others now */
    Uni<Integer> settle(SqlConnection tx, Case matter) {
        Deliberation deliberation = matter.deliberation();
        return Uni.combine()
                .all()
                .unis(
                        seats.remove(tx, deliberation.removed()),
                        seats.heads(tx, deliberation.promotable()),
                        ledger.latest(tx))
                .asTuple()
                .flatMap(found -> settle(tx, matter, found.getItem2(), now(found.getItem3())));
    }

    private Uni<Integer> settle(SqlConnection tx, Case matter, Map<PoolId, List<Seat>> heads, Instant now) {
        Set<UserId> others = others(matter, heads);
        return Uni.combine()
                .all()
                .unis(seats.seatsOf(tx, others), demands(tx, matter.deliberation(), others))
                .asTuple()
                .flatMap(found -> {
                    int gone = matter.deliberation().removed().size();
                    matter.deliberation().meet(found.getItem1(), found.getItem2(), matter.occasion());
                    Decision decision = matter.deliberation().decide(heads, matter.occasion(), now);
                    List<PersonSeats> people = new ArrayList<>(matter.present());
                    people.addAll(found.getItem1());
                    List<Seat> late =
                            decision.removed().subList(gone, decision.removed().size());
                    return seats.remove(tx, late).chain(() -> write(tx, matter, people, decision, now));
                });
    }

    private Uni<Map<UserId, Set<SeatTypeKey>>> demands(SqlConnection tx, Deliberation deliberation, Set<UserId> users) {
        return deliberation.asksForDemand() && !users.isEmpty()
                ? seats.people(tx, users).map(Person::demands)
                : Uni.createFrom().item(Map.of());
    }

    /** Never before the newest line: instances' clocks differ, and what was held when is worked out from these times. */
    private Instant now(Instant latest) {
        Instant now = now();
        return now.isBefore(latest) ? latest : now;
    }

    /** Microseconds, as the database keeps them: what is published equals what is read later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Those on the waiting lists who were not considered: their events tell all their seats. */
    private static Set<UserId> others(Case matter, Map<PoolId, List<Seat>> heads) {
        Set<UserId> missing = new HashSet<>();
        heads.values().forEach(queue -> queue.forEach(seat -> missing.add(seat.userId())));
        matter.present().forEach(person -> missing.remove(person.userId()));
        return missing;
    }

    /** What else is to be written is worked out while the database writes the seats, which is most of its work. */
    private Uni<Integer> write(
            SqlConnection tx, Case matter, List<PersonSeats> people, Decision decision, Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        seats.write(tx, decision.written()),
                        Uni.createFrom().deferred(() -> tell(tx, matter, people, decision, now)))
                .with((written, told) -> told);
    }

    private Uni<Integer> tell(SqlConnection tx, Case matter, List<PersonSeats> people, Decision decision, Instant now) {
        Posting posting = Posting.of(matter.pools(), decision.changes(), now);
        List<PoolNews> news = news(matter, posting, now);
        List<SeatPool> published = news.stream().map(PoolNews::pool).toList();
        List<SeatEvent> told = SeatEvents.of(matter.tenant(), matter.pools(), people, decision, now);
        Map<UserId, Long> versions = versions(told);
        List<Event> events = new ArrayList<>(told);
        published.forEach(pool -> events.add(pool.toEvent(matter.tenant(), now)));
        news.forEach(pool -> events.addAll(pool.events()));
        return Uni.combine()
                .all()
                .unis(
                        pools.advance(tx, published),
                        ledger.append(tx, posting.entries()),
                        seats.writeVersions(tx, versions),
                        Uni.createFrom().deferred(() -> outbox.append(tx, events)))
                .discardItems()
                .replaceWith(versions.size());
    }

    /** Of the pools whose state is published again. */
    private static List<PoolNews> news(Case matter, Posting posting, Instant now) {
        Map<PoolId, SeatPool> standing = new LinkedHashMap<>();
        matter.pools().stream()
                .filter(pool -> matter.changes().containsKey(pool.id()))
                .forEach(pool -> standing.put(pool.id(), pool));
        posting.pools().forEach(pool -> standing.put(pool.id(), pool));
        return standing.values().stream()
                .map(pool -> PoolNews.of(
                        matter.tenant(), pool.nextVersion(), matter.changesOf(pool), cause(matter, posting, pool), now))
                .toList();
    }

    /** Of the last line that the pool got, or what changed the pool itself. */
    private static Cause cause(Case matter, Posting posting, SeatPool pool) {
        return posting.entries().stream()
                .filter(entry -> entry.poolId().equals(pool.id()))
                .reduce((first, second) -> second)
                .map(LedgerEntry::cause)
                .orElse(matter.occasion());
    }

    private static Map<UserId, Long> versions(List<SeatEvent> told) {
        Map<UserId, Long> last = new LinkedHashMap<>();
        told.forEach(event -> last.put(event.user().id(), event.version()));
        return last;
    }
}
