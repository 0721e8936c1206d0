package io.rollcall.launcher;

import io.rollcall.launcher.process.PidFile;
import io.rollcall.launcher.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Stops a stack from outside, also one whose supervisor crashed. */
public final class Shutdown {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> LAST = List.of("keycloak", "kafka");

    private final StackPaths paths;
    private final Progress progress;

    public Shutdown(StackPaths paths, Progress progress) {
        this.paths = paths;
        this.progress = progress;
    }

    /** Returns whether anything was running. */
    public boolean run() {
        var supervisor = PidFile.read(paths.pidFile(SupervisorMain.NAME)).flatMap(PidFile::process);
        supervisor.ifPresent(this::stopSupervisor);
        var leftOvers = LeftOvers.find(paths)
                .sorted(Comparator.comparingInt(process -> LAST.indexOf(process.name())))
                .toList();
        leftOvers.forEach(this::stop);
        var database = LeftOvers.database(paths);
        database.ifPresent(this::stop);
        forget();
        return supervisor.isPresent() || !leftOvers.isEmpty() || database.isPresent();
    }

    private void stopSupervisor(ProcessHandle supervisor) {
        progress.say("Stopping the stack ...");
        supervisor.destroy();
        if (!Termination.awaitEnd(supervisor, PATIENCE)) {
            supervisor.destroyForcibly();
            Termination.awaitEnd(supervisor, PATIENCE);
        }
    }

    private void stop(LeftOvers leftOver) {
        progress.say("Stopping %s (%d), left over from a crash ..."
                .formatted(leftOver.name(), leftOver.process().pid()));
        Termination.endGently(leftOver.process());
    }

    private void forget() {
        try {
            Files.deleteIfExists(paths.pidFile(SupervisorMain.NAME));
            Files.deleteIfExists(paths.stackFile());
        } catch (IOException e) {
            throw new LauncherException("The folder " + paths.data() + " cannot be written.", e);
        }
    }
}
