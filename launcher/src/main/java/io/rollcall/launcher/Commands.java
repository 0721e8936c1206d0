package io.rollcall.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs programs to their end. */
public final class Commands {
    private Commands() {}

    /** Runs a program, its output going to a file; returns its exit code. */
    public static int run(List<String> command, Path directory, Path log) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            var process = builder.start();
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted while running " + command.getFirst() + ".", e);
            }
        } catch (IOException e) {
            throw new LauncherException("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** The Java program that runs this process. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
