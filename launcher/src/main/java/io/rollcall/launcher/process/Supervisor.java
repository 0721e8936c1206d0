package io.rollcall.launcher.process;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts groups of components, keeps them running, and stops them in the opposite order. */
public final class Supervisor implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(300);

    private final Progress progress;
    private final Runnable afterRestart;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Watch>> groups = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** {@code afterRestart} runs whenever a component became ready again, under another process id. */
    public Supervisor(Progress progress, Runnable afterRestart) {
        this.progress = progress;
        this.afterRestart = afterRestart;
    }

    /** Starts components side by side and returns when all are ready; from then on they are kept running. */
    public void startTogether(List<Component> components) {
        startInBackground(components).join();
    }

    /** As {@link #startTogether}, without waiting: the result completes when all are ready. */
    public Startup startInBackground(List<Component> components) {
        var group = components.stream()
                .map(component -> new Watch(component, progress, afterRestart))
                .toList();
        synchronized (this) {
            if (closed) {
                throw new LauncherException("The stack is being stopped.");
            }
            groups.add(group);
        }
        var starts = group.stream()
                .map(watch -> CompletableFuture.runAsync(() -> startAndKeep(watch), threads))
                .toList();
        return new Startup(CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)));
    }

    private void startAndKeep(Watch watch) {
        watch.startAndAwait(START_TIMEOUT);
        threads.execute(() -> watch.keepAlive(START_TIMEOUT));
    }

    /** All components, in the order of their start. */
    public List<Component> components() {
        return groups.stream().flatMap(List::stream).map(Watch::component).toList();
    }

    /** The component of that name. */
    public Component component(String name) {
        return watch(name).component();
    }

    /** How often a component was started again since the beginning. */
    public int restarts(String name) {
        return watch(name).restarts();
    }

    private Watch watch(String name) {
        return groups.stream()
                .flatMap(List::stream)
                .filter(watch -> watch.component().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LauncherException("There is no process called " + name + "."));
    }

    /** Stops everything, the last group first. */
    @Override
    public void close() {
        List<List<Watch>> toStop;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            toStop = new ArrayList<>(groups);
        }
        for (var group : toStop.reversed()) {
            var stops = group.stream()
                    .map(watch -> CompletableFuture.runAsync(() -> stop(watch), threads))
                    .toList();
            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
        }
        threads.shutdownNow();
    }

    private void stop(Watch watch) {
        progress.say(watch.component().name() + ": stopping");
        watch.stop();
    }

    /** A start that is under way. */
    public record Startup(CompletableFuture<Void> ready) {
        /** Waits until all are ready; throws what went wrong with the first that failed. */
        public void join() {
            try {
                ready.join();
            } catch (CompletionException e) {
                throw cause(e);
            }
        }

        private static RuntimeException cause(CompletionException e) {
            return Optional.ofNullable(e.getCause())
                    .filter(RuntimeException.class::isInstance)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }
}
