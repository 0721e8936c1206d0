package io.rollcall.provisioning.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rollcall.provisioning.setting.yaml.YamlSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class YamlSettingsTest {

    @Test
    void theFileOfTheDemoIsValid() throws IOException {
        // Given
        String yaml = Files.readString(Path.of("../deploy/data-capture.yaml"));

        // When
        SettingCatalogue catalogue = YamlSettings.read("data-capture.yaml", yaml);

        // Then
        assertThat(catalogue.all()).extracting(Setting::key).hasSize(7).contains("nonRecordedMeetingsImported");
    }

    @Test
    void everythingThatIsWrongIsNamedWithItsPlace() {
        // Given
        String yaml = """
                settings:
                  Bad-Key: { title: A, type: boolean, default: false }
                  noTitle: { type: boolean, default: false }
                  noType: { title: B, default: false }
                  noDefault: { title: C, type: text }
                  noChoices: { title: D, type: choice, default: x }
                  wrongDefault: { title: E, type: choice, choices: [a, b], default: c }
                  wrongSeat: { title: F, type: boolean, default: false, seat: "No Seat" }
                  unknownField: { title: G, type: boolean, default: false, colour: red }
                """;

        // When
        Throwable refused = catchThrowable(() -> YamlSettings.read("bad.yaml", yaml));

        // Then
        assertThat(refused)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "bad.yaml",
                        "settings.Bad-Key",
                        "settings.noTitle.title",
                        "settings.noType.type",
                        "settings.noDefault.default",
                        "settings.noChoices.choices",
                        "settings.wrongDefault.default",
                        "settings.wrongSeat.seat",
                        "settings.unknownField.colour");
    }

    @Test
    void textThatIsNotYamlIsRefusedWithTheLine() {
        // When
        Throwable refused = catchThrowable(() -> YamlSettings.read("bad.yaml", "settings:\n  a: [\n"));

        // Then
        assertThat(refused).isInstanceOf(InvalidSettingsException.class).hasMessageContaining("line");
    }
}
