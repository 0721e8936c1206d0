package io.rollcall.launcher;

import io.rollcall.launcher.process.PidFile;
import io.rollcall.testing.PostmasterFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out before a start what would make it fail, so that nothing is half started. */
public final class Preflight {
    /** Less than this and PostgreSQL or Kafka would soon stop. */
    static final long MIN_FREE_BYTES = 1L << 30;

    private final StackPaths paths;
    private final Ports ports;

    public Preflight(StackPaths paths, Ports ports) {
        this.paths = paths;
        this.ports = ports;
    }

    /** Throws the first problem as one sentence. */
    public void check() {
        checkWritable();
        freeSpaceProblem(paths.data()).ifPresent(Preflight::fail);
        orphanedDatabase().ifPresent(Preflight::fail);
        leftOverProcess().ifPresent(Preflight::fail);
        takenPort().ifPresent(Preflight::fail);
    }

    private void checkWritable() {
        try {
            for (var directory : List.of(paths.data(), paths.logs(), paths.run(), paths.apps())) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "The data directory " + paths.data() + " cannot be written; choose another with --data.", e);
        }
    }

    static Optional<String> freeSpaceProblem(Path directory) {
        try {
            return spaceProblem(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            return Optional.of("The free space of " + directory + " cannot be read: " + e.getMessage());
        }
    }

    static Optional<String> spaceProblem(Path directory, long free) {
        return free >= MIN_FREE_BYTES
                ? Optional.empty()
                : Optional.of(
                        "The disk of %s has only %d MB left and the stack needs %d MB; free some space or choose another with --data."
                                .formatted(directory, free >> 20, MIN_FREE_BYTES >> 20));
    }

    Optional<String> orphanedDatabase() {
        return PostmasterFile.read(paths.postgres())
                .filter(PostmasterFile::isAlive)
                .map(file ->
                        "A database of an earlier start that crashed still runs over %s (process %d): stop it with ./rollcall down%s."
                                .formatted(paths.postgres(), file.pid(), dataOption()));
    }

    private Optional<String> leftOverProcess() {
        return LeftOvers.find(paths)
                .findFirst()
                .map(leftOver ->
                        "The process %s (%d) of an earlier start that crashed still runs: stop it with ./rollcall down%s."
                                .formatted(leftOver.name(), leftOver.process().pid(), dataOption()));
    }

    private String dataOption() {
        return " --data " + paths.data();
    }

    Optional<String> takenPort() {
        return ports.byName().entrySet().stream()
                .filter(port -> isTaken(port.getValue()))
                .findFirst()
                .map(port ->
                        "Port %d, meant for %s, is taken by another program: stop that program or choose other ports with --port-base."
                                .formatted(port.getValue(), port.getKey()));
    }

    static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void fail(String sentence) {
        throw new LauncherException(sentence);
    }

    /** The supervisor that already runs over this data directory. */
    public static Optional<PidFile> runningSupervisor(StackPaths paths) {
        return PidFile.read(paths.pidFile(SupervisorMain.NAME))
                .filter(file -> file.process().isPresent());
    }
}
