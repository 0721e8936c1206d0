package io.rollcall.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process across a crash of its parent: its id and start time. The id alone is not enough, since the system gives
 * it to another program sooner or later, and that one must never be killed.
 */
public record PidFile(long pid, Instant started) {
    // Linux derives the start time from the boot time, which is adjusted with the clock.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Describes a running process; empty when it has ended already. */
    public static Optional<PidFile> of(ProcessHandle process) {
        return process.info().startInstant().map(start -> new PidFile(process.pid(), start));
    }

    public static Optional<PidFile> read(Path file) {
        try {
            var parts = Files.readString(file).strip().split(" ", 2);
            return Optional.of(new PidFile(Long.parseLong(parts[0]), Instant.parse(parts[1])));
        } catch (IOException | RuntimeException e) {
            // Missing, or cut off by a crash while being written: no process to speak of.
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, pid + " " + started + "\n");
    }

    /** The process, if it is the one that was remembered and still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
