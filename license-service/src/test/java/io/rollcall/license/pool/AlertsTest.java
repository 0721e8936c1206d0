package io.rollcall.license.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {

    @ParameterizedTest
    @CsvSource({"7,10,0", "8,10,1", "9,10,2", "10,10,3", "12,10,3", "0,0,0", "1,0,3", "79,100,0", "80,100,1"})
    void levels_are_crossed_from_the_seats_that_reach_them(int allocated, int purchased, int levels) {
        // When
        List<Integer> crossed = Alerts.DEFAULT.crossed(allocated, purchased);

        // Then
        assertThat(crossed).isEqualTo(List.of(80, 90, Alerts.ALL).subList(0, levels));
    }

    @Test
    void a_pool_without_limit_never_runs_full() {
        // When
        List<Integer> crossed = Alerts.DEFAULT.crossed(1_000_000, null);

        // Then
        assertThat(crossed).isEmpty();
    }

    @Test
    void a_level_that_was_told_is_not_told_again_when_it_is_a_threshold_again() {
        // Given
        var told = new Alerts(List.of(50), 90, 3);

        // When
        int reached = told.reachedBy(9, 10);

        // Then
        assertThat(new Alerts(List.of(80, 90), reached, 4).crossed(9, 10)).isEmpty();
        assertThat(told.reachedBy(8, 10)).isEqualTo(50);
    }

    @Property(tries = 300)
    void each_level_is_told_once_until_the_pool_was_below_it(
            @ForAll @Size(max = 40) List<@IntRange(max = 12) Integer> held) {
        // Given
        Map<Integer, Boolean> above = new HashMap<>();
        List<String> expected = new ArrayList<>();
        for (int moment = 0; moment < held.size(); moment++) {
            for (int level : List.of(80, 90, 100)) {
                boolean is = held.get(moment) * 10 >= level;
                if (is && !above.getOrDefault(level, false)) {
                    expected.add(moment + ":" + level);
                }
                above.put(level, is);
            }
        }

        // When
        List<String> told = new ArrayList<>();
        Alerts alerts = Alerts.DEFAULT;
        for (int moment = 0; moment < held.size(); moment++) {
            for (int level : alerts.crossed(held.get(moment), 10)) {
                told.add(moment + ":" + level);
            }
            alerts = alerts.told(alerts.reachedBy(held.get(moment), 10), 0);
        }

        // Then
        assertThat(told).isEqualTo(expected);
    }
}
