package io.rollcall.launcher.process;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import java.io.IOException;
import java.time.Duration;

/**
 * Starts one component and keeps it running: a process that ends without being asked is started again, after a pause that
 * grows while it keeps failing.
 */
final class Watch {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(60);

    private final Component component;
    private final Progress progress;
    private final Runnable afterRestart;
    private volatile boolean stopping;
    private volatile int restarts;

    Watch(Component component, Progress progress, Runnable afterRestart) {
        this.component = component;
        this.progress = progress;
        this.afterRestart = afterRestart;
    }

    Component component() {
        return component;
    }

    int restarts() {
        return restarts;
    }

    /** Starts and waits for readiness. Fails when the process ends or does not answer in time. */
    void startAndAwait(Duration timeout) {
        var begin = System.nanoTime();
        start();
        while (!component.isReady()) {
            if (stopping) {
                throw new LauncherException("The start of " + component.name() + " was interrupted.");
            }
            if (component.process().isEmpty()) {
                throw new LauncherException(component.name() + " ended while starting"
                        + LastWords.of(component.log()).map(": "::concat).orElse("") + " (log: " + component.log()
                        + ")");
            }
            if (System.nanoTime() - begin > timeout.toNanos()) {
                throw new LauncherException(component.name() + " is not ready after " + timeout.toSeconds()
                        + " s; its log is " + component.log() + ".");
            }
            sleep(POLL);
        }
        progress.say("%s: ready after %.1f s at %s"
                .formatted(component.name(), (System.nanoTime() - begin) / 1e9, component.address()));
    }

    /** One at a time with {@link #stop()}, so that nothing starts behind the back of a stop. */
    private synchronized void start() {
        if (stopping) {
            throw new LauncherException("The start of " + component.name() + " was interrupted.");
        }
        try {
            component.start();
        } catch (IOException | RuntimeException e) {
            throw new LauncherException(
                    component.name() + " did not start: " + e.getMessage() + " (log: " + component.log() + ")", e);
        }
    }

    /** Runs until {@link #stop()}: waits for the process to end and starts it again. */
    void keepAlive(Duration startTimeout) {
        var pause = FIRST_PAUSE;
        while (!stopping) {
            var begin = System.nanoTime();
            component.process().ifPresent(process -> process.onExit().join());
            if (stopping) {
                return;
            }
            pause = System.nanoTime() - begin > STABLE.toNanos() ? FIRST_PAUSE : pause;
            progress.say(component.name() + ": ended unexpectedly, starting again");
            sleep(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            restart(startTimeout);
        }
    }

    private void restart(Duration startTimeout) {
        try {
            startAndAwait(startTimeout);
            restarts++;
            afterRestart.run();
        } catch (LauncherException e) {
            progress.say(component.name() + ": " + e.getMessage());
        }
    }

    void stop() {
        stopping = true;
        synchronized (this) {
            component.stop();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting.", e);
        }
    }
}
