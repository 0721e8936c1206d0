package io.rollcall.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The subscriber in a process of its own. Its output is a pipe, so it stands still when nobody reads. */
final class SubscriberProcess implements AutoCloseable {
    private static final int NEARLY_FULL_PIPE = 48 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader output;

    private SubscriberProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
    }

    static SubscriberProcess start(String bootstrapServers) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new SubscriberProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LifecycleSubscriber.class.getName(),
                        bootstrapServers)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Waits until the process has printed so much that it cannot go on: it is in the middle of its work. */
    void awaitBlocked() throws IOException, InterruptedException {
        while (process.isAlive() && process.getInputStream().available() < NEARLY_FULL_PIPE) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Kills the process as kill -9 does; answers the whole lines that it had printed and nobody had read. */
    List<String> kill() throws IOException, InterruptedException {
        stop();
        String printed = output.readAllAsString();
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Reads until all of these lines were there, or the process ended. */
    List<String> readUntilSeen(Collection<String> wanted) throws IOException {
        var missing = new HashSet<>(wanted);
        var lines = new ArrayList<String>();
        while (!missing.isEmpty()) {
            String line = output.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
            missing.remove(line);
        }
        return lines;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    /** Through the handle: the process itself would close the pipe and throw away what is in it. */
    private void stop() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }
}
