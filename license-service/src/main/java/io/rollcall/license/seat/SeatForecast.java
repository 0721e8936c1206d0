package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What supposed entitlements would do.
 *
 * @param changes of everybody whose outcome differs, whether they were asked about or are promoted by a seat given back
 * @param pools all pools of the tenant, before and after
 * @param withoutPool seat types that were asked for and that the tenant has no pool of
 */
public record SeatForecast(List<Change> changes, List<Outlook> pools, List<SeatTypeKey> withoutPool) {

    /** How somebody stands with a seat type. */
    public enum Standing {
        NONE,
        ASSIGNED,
        WAITING,
        /** Is to have it, and the rules of the pools do not allow it. */
        DENIED
    }

    /** One person's change with one seat type. */
    public record Change(UserId userId, SeatTypeKey seatType, Standing before, Standing after, String because) {}

    /** One pool before and after. */
    public record Outlook(SeatPool before, SeatPool after) {}

    static SeatForecast of(List<SeatPool> pools, Set<UserId> inactive, Decision decision, Instant now) {
        Map<SeatTypeKey, SeatPool> after = new HashMap<>();
        pools.forEach(pool -> after.put(pool.seatType(), pool));
        Posting.of(pools, decision.changes(), now).pools().forEach(pool -> after.put(pool.seatType(), pool));
        return new SeatForecast(
                changes(decision, change -> change(change, inactive, after)),
                pools.stream()
                        .map(pool -> new Outlook(pool, Objects.requireNonNull(after.get(pool.seatType()))))
                        .toList(),
                decision.written().stream()
                        .filter(seat -> seat.state() == SeatState.NO_POOL)
                        .map(Seat::seatType)
                        .collect(Collectors.toSet())
                        .stream()
                        .sorted((one, other) -> one.value().compareTo(other.value()))
                        .toList());
    }

    /** What a refusal takes is told as the refusal. */
    private static List<Change> changes(Decision decision, Function<SeatChange, Change> telling) {
        Map<Seat.Key, Change> told = new LinkedHashMap<>();
        decision.changes().forEach(change -> told.put(change.seat().key(), telling.apply(change)));
        decision.denials().stream().map(SeatDenial::seat).forEach(seat -> {
            Change before = told.get(seat.key());
            Standing was = before == null ? Standing.NONE : before.before();
            told.put(seat.key(), new Change(seat.userId(), seat.seatType(), was, Standing.DENIED, denied(seat)));
        });
        return List.copyOf(told.values());
    }

    private static String denied(Seat seat) {
        return seat.state() == SeatState.DEPENDENCY
                ? "The person does not hold a seat that it needs."
                : "It does not go together with another seat of the person.";
    }

    private static Change change(SeatChange change, Set<UserId> inactive, Map<SeatTypeKey, SeatPool> pools) {
        UserId user = change.seat().userId();
        SeatTypeKey type = change.seat().seatType();
        String left = inactive.contains(user) ? "The person is not active." : "The person is not to have it any more.";
        return switch (change.movement()) {
            case ASSIGNED -> new Change(user, type, Standing.NONE, Standing.ASSIGNED, given(pools.get(type)));
            case WAITLISTED ->
                new Change(user, type, Standing.NONE, Standing.WAITING, full(Objects.requireNonNull(pools.get(type))));
            case PROMOTED ->
                new Change(
                        user, type, Standing.WAITING, Standing.ASSIGNED, "First in line for a seat that becomes free.");
            case DEMOTED ->
                new Change(
                        user, type, Standing.ASSIGNED, Standing.WAITING, full(Objects.requireNonNull(pools.get(type))));
            case RELEASED -> new Change(user, type, Standing.ASSIGNED, Standing.NONE, left);
            case WITHDRAWN -> new Change(user, type, Standing.WAITING, Standing.NONE, left);
        };
    }

    private static String given(@Nullable SeatPool pool) {
        return pool != null && pool.overAllocated() ? "The pool gives more seats than were bought." : "A seat is free.";
    }

    private static String full(SeatPool pool) {
        return "All " + pool.purchased() + " seats are taken or spoken for.";
    }
}
