package io.rollcall.license.seat;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatDenied;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatPromoted;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSeats;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a decision: one event per change, each with the person's seats after it and the next version of the person. */
final class SeatEvents {

    private final TenantId tenant;
    private final Instant now;
    private final Map<PoolId, SeatPool> pools = new HashMap<>();
    private final Map<SeatTypeKey, SeatPool> byType = new HashMap<>();
    private final Map<UserId, PersonSeats> standing = new HashMap<>();

    private SeatEvents(TenantId tenant, Collection<SeatPool> pools, Collection<PersonSeats> before, Instant now) {
        this.tenant = tenant;
        this.now = now;
        pools.forEach(pool -> {
            this.pools.put(pool.id(), pool);
            byType.put(pool.seatType(), pool);
        });
        before.forEach(person -> standing.put(person.userId(), person));
    }

    static List<SeatEvent> of(
            TenantId tenant,
            Collection<SeatPool> pools,
            Collection<PersonSeats> before,
            Decision decision,
            Instant now) {
        var events = new SeatEvents(tenant, pools, before, now);
        return Stream.concat(
                        decision.changes().stream().map(events::next),
                        decision.denials().stream().map(events::next))
                .toList();
    }

    private SeatEvent next(SeatChange change) {
        UserSeats user = user(advance(change.seat(), !change.ends()));
        SeatTypeKey type = change.seat().seatType();
        return switch (change.movement()) {
            case ASSIGNED -> new SeatAssigned(now, user, type, change.poolId(), change.cause());
            case PROMOTED -> new SeatPromoted(now, user, type, change.poolId(), change.cause());
            case WAITLISTED, DEMOTED -> new SeatWaitlisted(now, user, type, change.poolId(), change.cause());
            case RELEASED, WITHDRAWN -> new SeatReleased(now, user, type, change.poolId(), change.cause());
        };
    }

    private SeatEvent next(SeatDenial denial) {
        Seat seat = denial.seat();
        SeatDenied.Reason reason = switch (seat.state()) {
            case MUTUALLY_EXCLUSIVE -> SeatDenied.Reason.MUTUALLY_EXCLUSIVE;
            case DEPENDENCY -> SeatDenied.Reason.DEPENDENCY;
            case ASSIGNED, WAITING, KEPT, NO_POOL -> throw new IllegalStateException("not denied: " + seat);
        };
        PoolId pool = Objects.requireNonNull(byType.get(seat.seatType())).id();
        return new SeatDenied(now, user(advance(seat, true)), seat.seatType(), pool, reason, denial.cause());
    }

    private PersonSeats advance(Seat seat, boolean stays) {
        PersonSeats before = standing.getOrDefault(seat.userId(), PersonSeats.none(seat.userId()));
        List<Seat> seats = new ArrayList<>(before.seats());
        seats.removeIf(other -> other.seatType().equals(seat.seatType()));
        if (stays) {
            seats.add(seat);
        }
        var after = new PersonSeats(seat.userId(), before.version() + 1, seats);
        standing.put(after.userId(), after);
        return after;
    }

    private UserSeats user(PersonSeats person) {
        List<HeldSeat> held = person.seats().stream()
                .sorted(Comparator.comparing(seat -> seat.seatType().value()))
                .flatMap(seat -> held(seat).stream())
                .toList();
        return new UserSeats(tenant, person.userId(), person.version(), held);
    }

    private Optional<HeldSeat> held(Seat seat) {
        return switch (seat.state()) {
            case ASSIGNED -> Optional.of(held(seat, HeldSeat.State.ASSIGNED));
            case WAITING -> Optional.of(held(seat, HeldSeat.State.WAITING));
            case KEPT, NO_POOL, MUTUALLY_EXCLUSIVE, DEPENDENCY -> Optional.empty();
        };
    }

    private HeldSeat held(Seat seat, HeldSeat.State state) {
        SeatPool pool = Objects.requireNonNull(pools.get(seat.poolId()));
        return new HeldSeat(seat.seatType(), pool.id(), pool.billable(), state, seat.since());
    }
}
