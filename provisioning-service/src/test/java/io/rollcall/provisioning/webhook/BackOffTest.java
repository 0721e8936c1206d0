package io.rollcall.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Property
    void the_wait_doubles_up_to_the_longest_and_is_half_of_it_at_least(
            @ForAll @IntRange(min = 1, max = 10_000) int attempts, @ForAll long seed) {
        // Given
        double full = Math.min(LONGEST.toMillis(), FIRST.toMillis() * Math.pow(2, attempts - 1));

        // When
        Duration wait = new BackOff(FIRST, LONGEST, new Random(seed)).after(attempts, null);

        // Then
        assertThat((double) wait.toMillis()).isBetween(full / 2 - 1, full);
    }

    @Property
    void what_the_receiver_asks_for_is_honoured_up_to_the_longest(
            @ForAll @IntRange(min = 1, max = 20) int attempts, @ForAll @IntRange(max = 100_000) int seconds) {
        // Given
        Duration asked = Duration.ofSeconds(seconds);

        // When
        Duration wait = new BackOff(FIRST, LONGEST, new Random(1)).after(attempts, asked);

        // Then
        assertThat(wait).isLessThanOrEqualTo(LONGEST);
        assertThat(wait.compareTo(asked) >= 0 || wait.equals(LONGEST)).isTrue();
    }
}
