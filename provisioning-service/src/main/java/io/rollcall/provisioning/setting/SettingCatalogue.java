package io.rollcall.provisioning.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that the vendor's configuration declares, in their order. */
public final class SettingCatalogue {

    public static final SettingCatalogue EMPTY = new SettingCatalogue(List.of());

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    public SettingCatalogue(Collection<Setting> declared) {
        declared.forEach(it -> settings.put(it.key(), it));
    }

    public @Nullable Setting find(String key) {
        return settings.get(key);
    }

    public List<Setting> all() {
        return List.copyOf(settings.values());
    }

    /** What was chosen, and whether it has effect with these seats. What is declared no more is left out. */
    public List<UserSetting> standing(Settings chosen, List<HeldSeat> seats) {
        return standing(chosen, held(seats));
    }

    /** What was chosen, and whether it has effect for somebody who holds seats of these types. */
    public List<UserSetting> standing(Settings chosen, Set<SeatTypeKey> held) {
        List<UserSetting> standing = new ArrayList<>(chosen.values().size());
        chosen.values().forEach((key, value) -> {
            Setting setting = settings.get(key);
            if (setting != null) {
                standing.add(standing(setting, value, held));
            }
        });
        return standing;
    }

    /** Every declared setting: what was chosen, or the default. */
    public List<UserSetting> complete(Settings chosen, List<HeldSeat> seats) {
        Set<SeatTypeKey> held = held(seats);
        return settings.values().stream()
                .map(it -> standing(it, chosen.values().getOrDefault(it.key(), it.initial()), held))
                .toList();
    }

    private static UserSetting standing(Setting setting, JsonNode value, Set<SeatTypeKey> held) {
        SeatTypeKey seat = setting.seat();
        boolean waits = seat != null && setting.needsSeat(value) && !held.contains(seat);
        return new UserSetting(
                setting.key(),
                value,
                waits ? UserSetting.State.WAITING_FOR_SEAT : UserSetting.State.ACTIVE,
                waits ? seat : null);
    }

    private static Set<SeatTypeKey> held(List<HeldSeat> seats) {
        return seats.stream()
                .filter(it -> it.state() == HeldSeat.State.ASSIGNED)
                .map(HeldSeat::seatType)
                .collect(Collectors.toUnmodifiableSet());
    }
}
