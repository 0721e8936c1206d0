package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Movement;
import io.rollcall.license.pool.RuleBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Seats that people have while they wait for others: given when they begin to wait, and taken when they are served. */
final class Substitutes {

    /** What is to be done about a seat that somebody has in place of another. */
    interface Deeds {

        void ask(Claim claim);

        /** Takes back what was given or asked for. */
        void end(Claim claim);

        /** The same, where the person is to have it all the same and may not. */
        void refuse(Claim claim);
    }

    /**
     * How a person stands.
     *
     * @param claims what the person has and asks for, as it is decided
     * @param refused what they may not have
     */
    private record Standing(Set<SeatTypeKey> demand, Map<SeatTypeKey, Seat> claims, Map<SeatTypeKey, Seat> refused) {}

    private final RuleBook rules;
    private final Deeds deeds;
    private final Map<UserId, Standing> people = new HashMap<>();

    Substitutes(RuleBook rules, Deeds deeds) {
        this.rules = rules;
        this.deeds = deeds;
    }

    /**
     * Takes up a person.
     *
     * @param demand the seat types that the person is to have, whether they wait or not
     * @param refused what they may not have, of these or in place of them
     */
    void add(UserId user, Set<SeatTypeKey> demand, Collection<Seat> claims, Collection<Seat> refused) {
        if (rules.hasDowngrades()) {
            people.put(user, new Standing(demand, byType(claims), byType(refused)));
        }
    }

    private static Map<SeatTypeKey, Seat> byType(Collection<Seat> seats) {
        Map<SeatTypeKey, Seat> byType = new HashMap<>();
        seats.forEach(seat -> byType.put(seat.seatType(), seat));
        return byType;
    }

    /** Follows what was decided about one pool, before the pools that stand in for it are. */
    void follow(List<SeatChange> changes) {
        for (SeatChange change : changes) {
            Seat seat = change.seat();
            Standing person = people.get(seat.userId());
            if (person != null) {
                person.claims().put(seat.seatType(), seat);
                rules.downgradeOf(seat.seatType()).ifPresent(to -> follow(person, change, to));
            }
        }
    }

    private void follow(Standing person, SeatChange change, SeatTypeKey to) {
        Seat seat = change.seat();
        if (change.gives()) {
            withdraw(person, to, change.cause());
        } else if (change.movement() == Movement.WAITLISTED && !person.claims().containsKey(to)) {
            Seat substitute = Seat.unpooled(seat.userId(), to, seat.requestedAt(), seat.priority());
            if (isExcluded(person, to)) {
                deeds.refuse(new Claim(substitute, change.cause()));
            } else {
                person.claims().put(to, substitute);
                person.refused().remove(to);
                deeds.ask(new Claim(substitute, change.cause()));
            }
        }
    }

    private void withdraw(Standing person, SeatTypeKey type, Cause cause) {
        Seat seat = person.claims().get(type);
        boolean wanted = person.demand().contains(type) || isAwaited(person, type);
        if (seat == null && !wanted) {
            forget(person, type, cause);
        }
        if (seat == null || (wanted && !isExcluded(person, type))) {
            return;
        }
        person.claims().remove(type);
        if (wanted) {
            deeds.refuse(new Claim(seat, cause));
        } else {
            deeds.end(new Claim(seat, cause));
        }
        if (seat.state() != SeatState.ASSIGNED) {
            rules.downgradeOf(type).ifPresent(next -> withdraw(person, next, cause));
        }
    }

    /** Nothing is to stand in any more, so that it does not matter that it may not. */
    private void forget(Standing person, SeatTypeKey type, Cause cause) {
        Seat refused = person.refused().remove(type);
        if (refused != null) {
            deeds.end(new Claim(refused, cause));
        }
    }

    /** Whether the person holds one that it does not go together with. */
    private boolean isExcluded(Standing person, SeatTypeKey type) {
        return rules.downgradedFrom(type).stream()
                .anyMatch(from -> rules.isUpgrade(from, type) && state(person, from) == SeatState.ASSIGNED);
    }

    /** Whether the person waits, or may have to wait, for another one that it stands in for. */
    private boolean isAwaited(Standing person, SeatTypeKey type) {
        return rules.downgradedFrom(type).stream()
                .anyMatch(from -> person.claims().containsKey(from) && state(person, from) != SeatState.ASSIGNED);
    }

    private static @Nullable SeatState state(Standing person, SeatTypeKey type) {
        Seat seat = person.claims().get(type);
        return seat == null ? null : seat.state();
    }
}
