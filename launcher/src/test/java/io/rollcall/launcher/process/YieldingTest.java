package io.rollcall.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class YieldingTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_process_is_nice_and_keeps_its_id_and_arguments() throws IOException {
        // Given
        var program = List.of("sh", "-c", "echo $$ $(nice) \"$1\"", "sh", "with 'quotes' and $signs");

        // When
        var process = new ProcessBuilder(Yielding.command(7, program)).start();

        // Then
        assertThat(process.inputReader(StandardCharsets.UTF_8).readAllAsString())
                .isEqualTo(process.pid() + " 7 with 'quotes' and $signs\n");
    }
}
