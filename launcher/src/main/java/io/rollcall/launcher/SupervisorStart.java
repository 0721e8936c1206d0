package io.rollcall.launcher;

import io.rollcall.launcher.build.AppCopy;
import io.rollcall.launcher.process.PidFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the supervisor as a process of its own and listens to its progress until the stack is ready. */
public final class SupervisorStart {
    private static final Duration POLL = Duration.ofMillis(100);

    private final StackOptions options;
    private final Progress progress;

    public SupervisorStart(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Returns when the stack is ready; throws the supervisor's own words when it could not start. */
    public void run() {
        try {
            Files.deleteIfExists(options.paths().progress());
            Files.createFile(options.paths().progress());
            follow(spawn());
        } catch (IOException e) {
            throw new LauncherException("The supervisor could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * {@code set -m} gives the supervisor a process group of its own, so that Ctrl-C in this terminal does not reach it and its
     * children all at once; it is stopped in order instead.
     */
    private ProcessHandle spawn() throws IOException {
        var command = new ArrayList<>(List.of(
                "/bin/sh", "-c", "set -m; trap '' HUP; \"$@\" </dev/null >>\"$0\" 2>&1 & echo $!", log().toString()));
        command.addAll(supervisorCommand());
        var shell = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = shell.inputReader()) {
            var pid = Long.parseLong(
                    Optional.ofNullable(output.readLine()).orElse("").strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IOException("it ended at once, see " + log()));
        } catch (NumberFormatException e) {
            throw new IOException("no process id", e);
        }
    }

    private List<String> supervisorCommand() throws IOException {
        return List.of(
                Commands.java(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                AppCopy.copyClassPath(options.paths().apps().resolve("launcher")),
                SupervisorMain.class.getName(),
                options.home().toString(),
                options.data().toString(),
                Integer.toString(options.ports().base()),
                options.isComplete() ? "complete" : SupervisorMain.INFRASTRUCTURE);
    }

    private Path log() {
        return options.paths().log(SupervisorMain.NAME);
    }

    private void follow(ProcessHandle supervisor) throws IOException {
        try (var lines = Files.newBufferedReader(options.paths().progress())) {
            while (true) {
                var alive = supervisor.isAlive();
                if (hearAll(lines)) {
                    return;
                }
                if (!alive) {
                    throw new LauncherException("The supervisor ended while starting; its log is " + log() + ".");
                }
                pause();
            }
        }
    }

    private boolean hearAll(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(SupervisorMain.READY)) {
                return true;
            }
            if (line.startsWith(SupervisorMain.FAILED)) {
                throw new LauncherException(line.substring(SupervisorMain.FAILED.length()));
            }
            progress.say(line);
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for the stack.", e);
        }
    }

    /** Waits until the supervisor ends, as {@code up} in the foreground does. */
    public static void awaitEnd(StackPaths paths) {
        PidFile.read(paths.pidFile(SupervisorMain.NAME))
                .flatMap(PidFile::process)
                .ifPresent(process -> process.onExit().join());
    }
}
