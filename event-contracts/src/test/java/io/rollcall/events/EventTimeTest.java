package io.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @Property
    void every_time_is_read_as_it_was_written(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant time = Instant.ofEpochSecond(second, nanos);

        Instant read = EventTime.utc(time.toString());

        assertThat(read).isEqualTo(time);
    }

    @Property(tries = 5_000)
    void what_is_not_quite_a_time_is_read_as_ever(
            @ForAll("times") String time, @ForAll @IntRange(max = 30) int place, @ForAll("letters") char letter) {
        int at = Math.min(place, time.length() - 1);
        String changed = time.substring(0, at) + letter + time.substring(at + 1);

        Optional<Instant> read = read(changed);

        assertThat(read).isEqualTo(parsed(changed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2024-02-29T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00+01:00",
                "2026-01-01T00:00Z",
                "+12026-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "Z",
                "",
            })
    void the_edges_are_read_as_ever(String text) {
        Optional<Instant> read = read(text);

        assertThat(read).isEqualTo(parsed(text));
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of(
                "2026-11-23T15:03:06Z",
                "2026-11-23T15:03:06.123Z",
                "2024-02-29T23:59:59.000001Z",
                "1999-12-31T00:00:00.123456789Z");
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.of(
                "0123456789-:.TZtz+ ".chars().mapToObj(letter -> (char) letter).toList());
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(EventTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
