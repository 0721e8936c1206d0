package io.rollcall.launcher;

import io.rollcall.launcher.process.PidFile;
import io.rollcall.testing.PostmasterFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes of a stack that still run, whoever started them. */
record LeftOvers(String name, ProcessHandle process) {
    private static final String SUFFIX = ".pid";

    /** Children named by the pid files, the supervisor excepted. */
    static Stream<LeftOvers> find(StackPaths paths) {
        return pidFiles(paths.run()).stream()
                .filter(file -> !nameOf(file).equals(SupervisorMain.NAME))
                .flatMap(
                        file -> PidFile.read(file)
                                .flatMap(PidFile::process)
                                .map(process -> new LeftOvers(nameOf(file), process))
                                .stream());
    }

    /** The database server, which keeps its own pid file. */
    static Optional<LeftOvers> database(StackPaths paths) {
        return PostmasterFile.read(paths.postgres())
                .filter(PostmasterFile::isAlive)
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .map(process -> new LeftOvers("postgres", process));
    }

    private static List<Path> pidFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
