package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Claims on seats that need another seat of the same person, which may come in the same decision. */
final class Dependents {

    private final RuleBook rules;
    private final Map<UserId, Set<SeatTypeKey>> held = new HashMap<>();
    private final Map<UserId, List<Refusal>> hopeful = new HashMap<>();

    Dependents(RuleBook rules) {
        this.rules = rules;
    }

    /** @param holding the seat types that the person holds, whatever else is decided */
    void add(UserId user, Set<SeatTypeKey> holding, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            held.put(user, new HashSet<>(holding));
            hopeful.put(user, new ArrayList<>(refusals));
        }
    }

    /** Those who have by these changes what they lacked: they may ask. */
    List<Claim> metBy(List<SeatChange> changes) {
        List<Claim> met = new ArrayList<>();
        for (SeatChange change : changes) {
            Set<SeatTypeKey> seats = held.get(change.seat().userId());
            if (seats != null && change.gives()) {
                seats.add(change.seat().seatType());
                met.addAll(metBy(change, seats));
            }
        }
        return met;
    }

    private List<Claim> metBy(SeatChange change, Set<SeatTypeKey> seats) {
        List<Refusal> hopes = Objects.requireNonNull(hopeful.get(change.seat().userId()));
        List<Refusal> met = hopes.stream()
                .filter(hope -> rules.isMet(hope.claim().seat().seatType(), seats))
                .toList();
        hopes.removeAll(met);
        return met.stream()
                .map(hope -> new Claim(hope.claim().seat().refused(SeatState.DEPENDENCY), change.cause()))
                .toList();
    }

    int people() {
        return hopeful.size();
    }

    /** Those who still lack something. */
    List<Refusal> unmet() {
        return hopeful.values().stream().flatMap(List::stream).toList();
    }
}
