package io.rollcall.rbac.client;

import io.rollcall.rbac.client.kafka.Heard;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes on beside checks: counts time, asks how far rbac-service is, loads policies anew, forgets people. */
final class Housekeeping implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final int EVERY_SECONDS = 1;

    private final SnapshotSource source;
    private final Replica replica;
    private final LocalDecisions decisions;
    private final Supplier<@Nullable Heard> progress;
    private final int keepFor;
    private final ScheduledExecutorService thread;
    private @Nullable Heard unsettled;

    /** @param keepFor how long somebody is kept before they are loaded again */
    Housekeeping(
            SnapshotSource source,
            Replica replica,
            LocalDecisions decisions,
            Supplier<@Nullable Heard> progress,
            Duration keepFor) {
        this.source = source;
        this.replica = replica;
        this.decisions = decisions;
        this.progress = progress;
        this.keepFor = Math.toIntExact(keepFor.toSeconds() / EVERY_SECONDS);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("rollcall-rbac-client-keeper").factory());
    }

    void start() {
        thread.scheduleWithFixedDelay(() -> safely(this::tidy), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void policyNews() {
        thread.execute(() -> safely(decisions::refreshPolicies));
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "will be tried again", e);
        }
    }

    private void tidy() {
        replica.tick();
        settle();
        decisions.refreshPolicies();
        replica.sweep(replica.now() - keepFor);
    }

    private void settle() {
        Heard waiting = unsettled;
        if (waiting == null || waiting.generation() != replica.generation()) {
            waiting = progress.get();
        }
        unsettled = waiting;
        if (waiting != null
                && waiting.generation() == replica.generation()
                && replica.isUnsettled()
                && waiting.isApplied(source.applied())) {
            replica.settled(waiting.time());
            unsettled = null;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
