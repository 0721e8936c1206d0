package io.rollcall.gateway.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.kit.id.Ids;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldPercentTest {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"200, 50, 10, 30", "11, 10, 7, 100", "0, 0, 7, 0"})
    void whoIsLeavingIsAtMostEverybody(long active, long gone, long total, long percent) {
        // When
        long told = hold(active, gone, total).percentOfActive();

        // Then
        assertThat(told).isEqualTo(percent);
    }

    private static Hold hold(long active, long gone, long total) {
        return new Hold(
                new HoldId(Ids.next()),
                new DirectoryId(Ids.next()),
                DirectoryHold.Rule.THRESHOLD,
                10,
                600,
                active,
                gone,
                total,
                total,
                0,
                NOW,
                NOW,
                NOW,
                null);
    }
}
