package io.rollcall.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    @Test
    void what_the_launcher_does_not_know_goes_to_the_load_driver() {
        // When
        var parsed = new CommandLine(new BenchCommand()).parseArgs("--users", "2000", "--data", "d", "--effects", "20");

        // Then
        assertThat(parsed.unmatched()).containsExactly("--users", "2000", "--effects", "20");
    }
}
