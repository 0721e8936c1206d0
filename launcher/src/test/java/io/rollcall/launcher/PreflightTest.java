package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.launcher.process.PidFile;
import io.rollcall.testing.EmbeddedPostgres;
import io.rollcall.testing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    private Path directory;

    private Ports ports = new Ports(40_000);

    @BeforeEach
    void choosePorts() throws Exception {
        ports = FreePorts.block();
    }

    @Test
    void findsNothingOnAFreshMachine() {
        var preflight = new Preflight(new StackPaths(directory), ports);

        assertThatCode(preflight::check).doesNotThrowAnyException();
    }

    @Test
    void namesATakenPortAndWhoWantsIt() throws Exception {
        try (var intruder = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            var preflight = new Preflight(new StackPaths(directory), ports);

            assertThatThrownBy(preflight::check)
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("Port " + intruder.getLocalPort() + ", meant for kafka, is taken")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void namesAnOrphanedDatabase() throws Exception {
        var paths = new StackPaths(directory);
        try (var orphan = EmbeddedPostgres.start(
                paths.postgres(), FreePort.find(), EmbeddedPostgres.Durability.FAST, directory.resolve("log"))) {
            var preflight = new Preflight(paths, ports);

            assertThatThrownBy(preflight::check)
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("database of an earlier start")
                    .hasMessageContaining(Long.toString(orphan.pid().orElseThrow()))
                    .hasMessageContaining("./rollcall down");
        }
    }

    @Test
    void namesAProcessLeftOverFromACrash() throws Exception {
        var paths = new StackPaths(directory);
        Files.createDirectories(paths.run());
        var leftOver = new ProcessBuilder("sleep", "60").start();
        try {
            PidFile.of(leftOver.toHandle()).orElseThrow().write(paths.pidFile("kafka"));
            var preflight = new Preflight(paths, ports);

            assertThatThrownBy(preflight::check)
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("kafka (" + leftOver.pid() + ")");
        } finally {
            leftOver.destroyForcibly();
        }
    }

    @Test
    void namesADirectoryThatCannotBeWritten() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        var preflight = new Preflight(new StackPaths(file.resolve("data")), ports);

        assertThatThrownBy(preflight::check)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFullDiskIsAProblemWithItsFix() {
        var problem = Preflight.spaceProblem(directory, Preflight.MIN_FREE_BYTES - 1);

        assertThat(problem)
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("has only 1023 MB left").contains("--data"));
    }

    @Test
    void enoughSpaceIsNoProblem() {
        var problem = Preflight.spaceProblem(directory, Preflight.MIN_FREE_BYTES);

        assertThat(problem).isEmpty();
    }
}
