package io.rollcall.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.launcher.LauncherException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aKilledProcessIsStartedAgain() throws Exception {
        try (var supervisor = new Supervisor(said::add, () -> said.add("published"))) {
            supervisor.startTogether(List.of(child("sleeper", "exec sleep 600")));
            var first = supervisor.component("sleeper").process().orElseThrow();

            first.destroyForcibly();

            await(() -> said.contains("published"));
            assertThat(supervisor.restarts("sleeper")).isEqualTo(1);
            assertThat(supervisor.component("sleeper").process())
                    .hasValueSatisfying(second -> assertThat(second.pid()).isNotEqualTo(first.pid()));
        }
    }

    @Test
    void closingEndsEveryProcess() {
        var supervisor = new Supervisor(said::add, () -> said.add("published"));
        supervisor.startTogether(List.of(child("one", "exec sleep 600"), child("two", "exec sleep 600")));
        var running = supervisor.components().stream()
                .map(component -> component.process().orElseThrow())
                .toList();

        supervisor.close();

        assertThat(running).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(directory).isDirectoryNotContaining("glob:**.pid");
    }

    @Test
    void laterGroupsStopFirst() {
        var supervisor = new Supervisor(said::add, () -> said.add("published"));
        supervisor.startTogether(List.of(child("database", "exec sleep 600")));
        supervisor.startTogether(List.of(child("service", "exec sleep 600")));

        supervisor.close();

        assertThat(said.stream().filter(line -> line.endsWith("stopping")))
                .containsExactly("service: stopping", "database: stopping");
    }

    @Test
    void aProcessThatEndsWhileStartingIsNamedWithItsLog() {
        try (var supervisor = new Supervisor(said::add, () -> said.add("published"))) {
            var broken = List.<Component>of(child("broken", "exit 7", () -> false));

            assertThatThrownBy(() -> supervisor.startTogether(broken))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("broken ended while starting")
                    .hasMessageContaining("broken.log");
        }
    }

    @Test
    void nothingStartsAfterClosing() {
        var supervisor = new Supervisor(said::add, () -> said.add("published"));
        supervisor.close();
        var late = List.<Component>of(child("late", "exec sleep 600"));

        assertThatThrownBy(() -> supervisor.startTogether(late)).isInstanceOf(LauncherException.class);

        assertThat(late.getFirst().process()).isEmpty();
    }

    private Component child(String name, String script) {
        return child(name, script, () -> true);
    }

    private Component child(String name, String script, ReadinessProbe probe) {
        var spec = new ProcessSpec(
                name, "nowhere", List.of("sh", "-c", script), Map.of(), directory, directory.resolve(name + ".log"));
        return new ChildProcess(spec, probe, directory.resolve(name + ".pid"));
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
