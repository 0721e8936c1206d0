package io.rollcall.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how much memory processes use, where the system tells. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Memory of a process and its children, shared pages counted once in all. */
    public static Optional<Long> withChildren(long pid) {
        var processes = ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .orElseGet(Stream::empty);
        return processes
                .map(process -> alone(process.pid()))
                .flatMap(Optional::stream)
                .reduce(Long::sum);
    }

    /** The proportional set size of one process; empty on systems that have no {@code /proc}. */
    public static Optional<Long> alone(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
