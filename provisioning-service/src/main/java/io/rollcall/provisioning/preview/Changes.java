package io.rollcall.provisioning.preview;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSetting;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.rollcall.provisioning.preview.PreviewChange.Kind;
import io.rollcall.provisioning.preview.PreviewChange.Seat;
import io.rollcall.provisioning.preview.PreviewChange.Side;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together, person by person, what the assignments say and what the other services make of it. */
final class Changes {

    private final Comparison comparison;
    private final SettingCatalogue catalogue;
    private final Map<UserId, Difference> differences;
    private final Map<UserId, RoleForecast.Change> roles;
    private final Map<UserId, List<SeatForecast.Change>> seats;

    Changes(Comparison comparison, Forecast forecast, SettingCatalogue catalogue) {
        this.comparison = comparison;
        this.catalogue = catalogue;
        this.differences = comparison.byPerson();
        this.roles = forecast.roleChanges().collect(Collectors.toMap(RoleForecast.Change::userId, it -> it));
        this.seats = forecast.seats().changes().stream().collect(Collectors.groupingBy(SeatForecast.Change::userId));
    }

    /**
     * Everybody for whom something changes, in the order of their ids.
     *
     * @param others those of the forecast for whom the assignments change nothing
     */
    List<PreviewChange> all(Collection<EntitledAccount> others) {
        Map<UserId, EntitledAccount> accounts = new HashMap<>();
        others.forEach(it -> accounts.put(it.id(), it));
        differences.values().forEach(it -> accounts.put(it.account().id(), it.account()));
        return accounts.values().stream()
                .sorted(Comparator.comparing(it -> it.id().toString()))
                .map(this::change)
                .toList();
    }

    private PreviewChange change(EntitledAccount account) {
        UserId id = account.id();
        Difference difference = differences.get(id);
        RoleForecast.Change role = roles.get(id);
        List<SeatForecast.Change> seat = seats.getOrDefault(id, List.of());
        Decision before = account.entitlement().decision();
        Decision after = difference == null ? before : difference.after();
        Map<SeatTypeKey, SeatForecast.Standing> held = held(account.seats());
        Side now = side(before, role == null ? account.roles() : role.before(), held);
        Side then = side(after, role == null ? account.roles() : role.after(), moved(held, seat));
        return new PreviewChange(
                id,
                kinds(difference != null, role != null, now, then),
                now,
                then,
                role == null ? List.of() : role.gains(),
                role == null ? List.of() : role.loses(),
                because(difference, seat));
    }

    private static Set<Kind> kinds(boolean entitlement, boolean roles, Side now, Side after) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (entitlement) {
            kinds.add(Kind.ENTITLEMENT);
        }
        if (roles) {
            kinds.add(Kind.ROLES);
        }
        if (!now.seats().equals(after.seats())) {
            kinds.add(Kind.SEATS);
        }
        if (!now.settings().equals(after.settings())) {
            kinds.add(Kind.SETTINGS);
        }
        return kinds;
    }

    private Side side(Decision decision, List<RoleGrant> roles, Map<SeatTypeKey, SeatForecast.Standing> standings) {
        Set<SeatTypeKey> held = standings.entrySet().stream()
                .filter(it -> it.getValue() == SeatForecast.Standing.ASSIGNED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        List<UserSetting> settings = catalogue.standing(decision.grants().settings(), held);
        var won = decision.assignment();
        List<Seat> seats = standings.entrySet().stream()
                .map(it -> new Seat(it.getKey(), it.getValue()))
                .toList();
        return new Side(won == null ? null : won.name(), roles, seats, settings);
    }

    private static Map<SeatTypeKey, SeatForecast.Standing> ordered() {
        return new TreeMap<>(Comparator.comparing(SeatTypeKey::value));
    }

    private static Map<SeatTypeKey, SeatForecast.Standing> held(List<HeldSeat> seats) {
        Map<SeatTypeKey, SeatForecast.Standing> held = ordered();
        seats.forEach(it -> held.put(
                it.seatType(),
                switch (it.state()) {
                    case ASSIGNED -> SeatForecast.Standing.ASSIGNED;
                    case WAITING -> SeatForecast.Standing.WAITING;
                }));
        return held;
    }

    private static Map<SeatTypeKey, SeatForecast.Standing> moved(
            Map<SeatTypeKey, SeatForecast.Standing> held, List<SeatForecast.Change> changes) {
        Map<SeatTypeKey, SeatForecast.Standing> moved = ordered();
        moved.putAll(held);
        for (SeatForecast.Change change : changes) {
            if (change.after() == SeatForecast.Standing.NONE || change.after() == SeatForecast.Standing.DENIED) {
                moved.remove(change.seatType());
            } else {
                moved.put(change.seatType(), change.after());
            }
        }
        return moved;
    }

    private List<String> because(@Nullable Difference difference, List<SeatForecast.Change> seats) {
        List<String> because = new ArrayList<>();
        if (difference != null) {
            because.add(rule(difference.before(), difference.after()));
        }
        seats.forEach(it -> because.add(it.because()));
        return because;
    }

    private String rule(Decision before, Decision after) {
        var won = after.assignment();
        if (won == null) {
            return before.assignment() == null
                    ? "The user defaults say something else."
                    : "No assignment matches any more: the user defaults apply.";
        }
        var had = before.assignment();
        var via = after.via();
        String group = via == null
                ? ""
                : " through the group \"" + comparison.groups().nameOf(via).orElse("?") + "\"";
        return had != null && Objects.equals(had.id(), won.id())
                ? "The assignment \"%s\" says something else.".formatted(won.name())
                : "The assignment \"%s\" matches%s.".formatted(won.name(), group);
    }
}
