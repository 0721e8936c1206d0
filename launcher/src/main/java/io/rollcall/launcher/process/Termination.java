package io.rollcall.launcher.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes. */
public final class Termination {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

    private Termination() {}

    /** SIGTERM, then SIGKILL when the process takes longer than its grace time. */
    public static void endGently(ProcessHandle process) {
        process.destroy();
        if (!awaitEnd(process, GRACE)) {
            process.destroyForcibly();
            awaitEnd(process, AFTER_FORCE);
        }
    }

    /** Whether the process ended in time. */
    public static boolean awaitEnd(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
