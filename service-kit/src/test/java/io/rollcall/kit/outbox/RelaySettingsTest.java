package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

    private static final RelaySettings SETTINGS =
            new RelaySettings(1000, Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(250));

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 5", "4, 20", "20, 100", "999, 100", "1000, 0"})
    void restsLongerTheMoreThereWasUnlessMoreIsThereAlready(int published, long millis) {
        Duration rest = SETTINGS.restAfter(published);

        assertThat(rest).hasMillis(millis);
    }
}
