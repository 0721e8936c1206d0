package io.rollcall.launcher.build;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import io.rollcall.launcher.StackLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs every check of every module through Maven and says in few lines what came out. */
public final class TestRun {
    /** Each has a database server, a broker and an application of its own. */
    private static final String MODULES_AT_ONCE = "2";

    private static final Pattern WORTH_SHOWING = Pattern.compile(
            "^\\[(INFO|WARNING|ERROR)] (Building Rollcall|Tests run: |BUILD |Rollcall(?: ::.*)? \\.{2,}|.*(?:FAIL|ERROR]).*).*"
                    + "|^\\[ERROR] .*");

    private final StackLocation location;
    private final Progress progress;

    public TestRun(StackLocation location, Progress progress) {
        this.location = location;
        this.progress = progress;
    }

    /** Runs {@code mvnw verify} with further arguments; returns its exit code. */
    public int run(List<String> arguments) {
        var begin = System.nanoTime();
        var exitCode = maven(arguments);
        var results = TestResults.collect(location.home(), begin);
        var seconds = (System.nanoTime() - begin) / 1_000_000_000;
        progress.say("");
        results.failures().forEach(failure -> progress.say("FAILED  " + failure));
        progress.say("%s: %d tests in %d classes, %d failed, %d skipped, %d min %d s. Whole output: %s"
                .formatted(
                        exitCode == 0 ? "PASSED" : "FAILED",
                        results.tests(),
                        results.classes(),
                        results.failures().size(),
                        results.skipped(),
                        seconds / 60,
                        seconds % 60,
                        log()));
        return exitCode;
    }

    private int maven(List<String> arguments) {
        var command = new ArrayList<>(
                List.of(ProjectBuild.mvnw(location.home()), "-B", "-ntp", "-T", MODULES_AT_ONCE, "--fail-at-end"));
        command.addAll(arguments);
        command.add("verify");
        var builder =
                new ProcessBuilder(command).directory(location.home().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Files.createDirectories(log().getParent());
            var process = builder.start();
            copyOutput(process);
            return process.waitFor();
        } catch (IOException e) {
            throw new LauncherException("Maven could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while testing.", e);
        }
    }

    private void copyOutput(Process process) throws IOException {
        try (var output = process.inputReader();
                var file = Files.newBufferedWriter(log())) {
            output.lines().forEach(line -> {
                write(file, line);
                if (WORTH_SHOWING.matcher(line).matches()) {
                    progress.say(line);
                }
            });
        }
    }

    private static void write(java.io.Writer file, String line) {
        try {
            file.write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return location.file("test.log");
    }
}
