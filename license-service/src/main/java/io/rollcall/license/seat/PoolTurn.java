package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.Movement;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One pool's part in a decision: who leaves it, who asks for it, and who of those and of the waiting list is served. */
final class PoolTurn {

    private final SeatPool pool;
    private final int most;
    private final List<Claim> demoted = new ArrayList<>();
    private final List<Claim> leaving = new ArrayList<>();
    private final List<Claim> asking = new ArrayList<>();
    private final List<Claim> leavers = new ArrayList<>();
    private final List<Seat> kept = new ArrayList<>();
    private int toldDemoted;
    private int toldLeaving;
    private int forgone;

    /** @param most how many of the waiting list are served at once; others are next time */
    PoolTurn(SeatPool pool, int most) {
        this.pool = pool;
        this.most = most;
    }

    void demote(Claim claim) {
        demoted.add(claim);
    }

    /** @param leaver whether the seat may be kept for the person */
    void leave(Claim claim, boolean leaver) {
        leaving.add(claim);
        if (leaver && claim.seat().state() == SeatState.ASSIGNED) {
            leavers.add(claim);
        }
    }

    void ask(Claim claim) {
        asking.add(claim);
    }

    /** So many who came back may not have the seats that are kept for them: those are free. */
    void forgo(int seats) {
        forgone = seats;
    }

    /** Forgets a request; false when there was none. */
    boolean takeBack(Claim claim) {
        return asking.removeIf(
                request -> request.seat().key().equals(claim.seat().key()));
    }

    /** Absent where everybody who asks gets a seat, and where more are held than may be: there nobody is served. */
    Optional<Shortage> shortage() {
        List<Claim> wanting = wanting();
        return wanting.isEmpty() || room() < 0 ? Optional.empty() : Optional.of(shortage(wanting));
    }

    /**
     * @param holders of seats that they got just now; whoever became entitled last comes first
     * @return the seats to hand on, and for what
     */
    List<Claim> handedOn(List<Seat> holders) {
        List<Claim> wanting = wanting();
        Comparator<Seat> order = Seat.inOrderOf(pool.queue());
        return IntStream.range(0, Math.min(holders.size(), wanting.size()))
                .takeWhile(i -> order.compare(wanting.get(i).seat(), holders.get(i)) < 0)
                .mapToObj(i -> new Claim(holders.get(i), wanting.get(i).cause()))
                .toList();
    }

    private Shortage shortage(List<Claim> wanting) {
        Seat first = wanting.getFirst().seat();
        return new Shortage(first, pool.queue().rank(first.priority()), wanting.size());
    }

    /** Who asks and finds no seat free, in the order of request. */
    private List<Claim> wanting() {
        List<Claim> queue = without(returning());
        queue.sort(Claim.inOrderOf(pool.queue()));
        return queue.stream().skip(Math.max(0, room())).toList();
    }

    private List<Claim> without(List<Claim> returning) {
        List<Claim> others = new ArrayList<>(asking);
        if (!returning.isEmpty()) {
            others.removeAll(Set.copyOf(returning));
        }
        return others;
    }

    /** Who asks for a seat that is kept for them, as far as there still are such seats. */
    private List<Claim> returning() {
        long room = (long) pool.roomForReturns() + left(SeatState.ASSIGNED) + demoted.size();
        return asking.stream()
                .filter(Claim::isReturn)
                .sorted(Claim.inOrderOf(pool.queue()))
                .limit(Math.max(0, room))
                .toList();
    }

    int requests() {
        return asking.size();
    }

    PoolId poolId() {
        return pool.id();
    }

    SeatTypeKey seatType() {
        return pool.seatType();
    }

    /**
     * How many from the head of the waiting list could be served: all that the decision needs to know of it.
     *
     * @param back how many seats may be given back by the time of this turn
     */
    int promotable(int back) {
        return Math.clamp((long) room() + back, 0, Math.min(most, stayWaiting()));
    }

    /** What nobody was told of yet. */
    List<SeatChange> givenBack(Instant now) {
        List<SeatChange> changes = new ArrayList<>();
        demoted.stream()
                .skip(toldDemoted)
                .forEach(claim -> changes.add(change(Movement.DEMOTED, claim, SeatState.WAITING, now)));
        leaving.stream().skip(toldLeaving).forEach(claim -> changes.add(end(claim)));
        toldDemoted = demoted.size();
        toldLeaving = leaving.size();
        return changes;
    }

    /**
     * Serves the queue that the waiting list and the new requests form together, in the order of request.
     *
     * @param list the first {@link #promotable} of the waiting list; those who leave it are passed over
     * @param occasion why waiting people are served when nobody gave a seat back
     */
    List<SeatChange> served(List<Seat> list, Cause occasion, Instant now) {
        List<Seat> head = withoutLeaving(list);
        List<Claim> returning = returning();
        List<Claim> queue = queue(head, returning, occasion);
        int room = roomFor(head.size());
        leavers.stream().limit(keeping()).forEach(claim -> kept.add(claim.seat().in(pool.id(), SeatState.KEPT, now)));
        List<SeatChange> changes = new ArrayList<>();
        returning.forEach(claim -> changes.add(assign(claim, now)));
        queue.stream().limit(room).forEach(claim -> changes.add(assign(claim, now)));
        queue.stream()
                .skip(room)
                .filter(claim -> claim.seat().state() != SeatState.WAITING)
                .forEach(claim -> changes.add(change(Movement.WAITLISTED, claim, SeatState.WAITING, now)));
        return changes;
    }

    private List<Seat> withoutLeaving(List<Seat> list) {
        Set<Seat.Key> gone = leaving.stream().map(claim -> claim.seat().key()).collect(Collectors.toSet());
        return list.stream().filter(seat -> !gone.contains(seat.key())).toList();
    }

    /** Whoever is promoted is so because of one of those who gave a seat back, as far as there are any. */
    private List<Claim> queue(List<Seat> head, List<Claim> returning, Cause occasion) {
        List<Cause> freed = leaving.stream()
                .filter(claim -> claim.seat().state() == SeatState.ASSIGNED)
                .map(Claim::cause)
                .toList();
        List<Claim> queue = without(returning);
        for (int i = 0; i < head.size(); i++) {
            queue.add(new Claim(head.get(i), i < freed.size() ? freed.get(i) : occasion));
        }
        queue.sort(Claim.inOrderOf(pool.queue()));
        return queue;
    }

    /** Nobody overtakes those on the list who are not looked at now. */
    private int roomFor(int head) {
        int room = Math.max(0, room());
        return head < stayWaiting() ? Math.min(room, head) : room;
    }

    /** The seats that are kept from now on, once others are {@link #served}. */
    List<Seat> kept() {
        return List.copyOf(kept);
    }

    private int room() {
        return pool.limited() ? freed() - keeping() : Integer.MAX_VALUE;
    }

    /** Without a limit there is nothing to keep, and nothing where more are held than may be. */
    private int keeping() {
        return pool.limited() && pool.rehire().days() > 0 ? Math.clamp(freed(), 0, leavers.size()) : 0;
    }

    private int freed() {
        return pool.room() + left(SeatState.ASSIGNED) + demoted.size() + forgone;
    }

    private int stayWaiting() {
        return pool.balance().waiting() - left(SeatState.WAITING) + demotedAndLeft();
    }

    /** Some of those who leave the waiting list have never been on it. */
    private int demotedAndLeft() {
        Set<Seat.Key> back = demoted.stream().map(claim -> claim.seat().key()).collect(Collectors.toSet());
        return (int) leaving.stream()
                .filter(claim -> back.contains(claim.seat().key()))
                .count();
    }

    private int left(SeatState state) {
        return (int)
                leaving.stream().filter(claim -> claim.seat().state() == state).count();
    }

    private SeatChange assign(Claim claim, Instant now) {
        Movement movement = claim.seat().state() == SeatState.WAITING ? Movement.PROMOTED : Movement.ASSIGNED;
        return change(movement, claim, SeatState.ASSIGNED, now);
    }

    private SeatChange change(Movement movement, Claim claim, SeatState state, Instant now) {
        return new SeatChange(movement, claim.seat().in(pool.id(), state, now), claim.cause());
    }

    private static SeatChange end(Claim claim) {
        Movement movement = claim.seat().state() == SeatState.ASSIGNED ? Movement.RELEASED : Movement.WITHDRAWN;
        return new SeatChange(movement, claim.seat(), claim.cause());
    }
}
