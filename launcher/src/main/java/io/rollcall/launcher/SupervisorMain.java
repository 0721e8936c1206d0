package io.rollcall.launcher;

import io.rollcall.launcher.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/**
 * The process behind {@code up}: owns the stack until SIGTERM. It reports into the progress file, whose last line of a start is
 * {@value #READY} or begins with {@value #FAILED}.
 */
public final class SupervisorMain {
    /** Name of its pid file and its log. */
    public static final String NAME = "supervisor";

    static final String READY = "READY";
    static final String FAILED = "FAILED ";
    static final String INFRASTRUCTURE = "infrastructure";

    private final StackOptions options;

    private SupervisorMain(StackOptions options) {
        this.options = options;
    }

    /** Arguments: checkout, data directory, port base, and {@value #INFRASTRUCTURE} to leave the services out. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]);
        var data = Path.of(args[1]);
        var portBase = Integer.parseInt(args[2]);
        var options = args.length > 3 && args[3].equals(INFRASTRUCTURE)
                ? StackOptions.infrastructure(home, data, portBase)
                : StackOptions.complete(home, data, portBase);
        // Beside the other things fetched once, instead of a world-writable folder shared with other users.
        System.setProperty(
                "ot.epg.working-dir", Cache.directory().resolve("postgres").toString());
        QuietLogging.configure();
        new SupervisorMain(options).run();
    }

    private void run() throws IOException, InterruptedException {
        var pidFile = options.paths().pidFile(NAME);
        try {
            var stack = Stack.prepare(options, this::report);
            PidFile.of(ProcessHandle.current()).orElseThrow().write(pidFile);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(stack, pidFile), "shutdown"));
            stack.start();
        } catch (RuntimeException e) {
            e.printStackTrace();
            report(FAILED + sentence(e));
            System.exit(1);
        }
        report(READY);
        // Unpacking the database took a hundred megabytes that are never needed again.
        System.gc();
        new CountDownLatch(1).await();
    }

    private static void shutDown(Stack stack, Path pidFile) {
        stack.close();
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // Harmless: the file names a process that has ended, and readers check that.
        }
    }

    private static String sentence(RuntimeException problem) {
        var message = problem.getMessage();
        return problem instanceof LauncherException && message != null ? message : "The start failed: " + problem + ".";
    }

    private synchronized void report(String line) {
        try {
            Files.writeString(
                    options.paths().progress(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new LauncherException("The progress file cannot be written: " + e.getMessage(), e);
        }
    }
}
