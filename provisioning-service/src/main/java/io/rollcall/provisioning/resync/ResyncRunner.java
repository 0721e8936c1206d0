package io.rollcall.provisioning.resync;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works on runs, one after the other; one that its instance left behind is taken over when its lease has ended. */
@ApplicationScoped
public class ResyncRunner {

    private static final Logger LOG = Logger.getLogger(ResyncRunner.class);
    private static final long POLL_SECONDS = 2;

    /** How often a run is kept from being taken over: its steps may each take longer than somebody should wait. */
    public static final Duration KEEP_EVERY = Duration.ofSeconds(5);

    private final Resyncs resyncs;
    private final Peers peers;
    private final Fence fence;
    private final AtomicInteger drift = new AtomicInteger();
    private final Semaphore requested = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread worker;

    ResyncRunner(Resyncs resyncs, Peers peers, Fence fence, MeterRegistry registry) {
        this.resyncs = resyncs;
        this.peers = peers;
        this.fence = fence;
        registry.gauge("rollcall.drift.found", drift);
    }

    void start(@Observes StartupEvent event) {
        if (peers.reachable()) {
            worker = Thread.ofPlatform().daemon().name("resync").start(this::work);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        Thread running = worker;
        if (running != null) {
            running.interrupt();
            running.join(TimeUnit.SECONDS.toMillis(POLL_SECONDS));
        }
    }

    /** There is one to work on. */
    public void wake() {
        requested.release();
    }

    private void work() {
        while (!stopping) {
            try {
                Optional<Resync> next = resyncs.claim().await().indefinitely();
                if (next.isPresent()) {
                    run(next.get());
                } else if (requested.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                    requested.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("resyncs wait: %s", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(stopping ? 0 : POLL_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Resync resync, RuntimeException cause, String problem) {
        if (!stopping) {
            LOG.warnf(cause, "resync %s of %s failed", resync.id(), resync.tenant());
            resyncs.finish(resync, Resync.State.FAILED, problem, List.of())
                    .await()
                    .indefinitely();
        }
    }

    private void run(Resync resync) throws InterruptedException {
        Cancellable kept = keep(resync);
        try {
            drift.set(new ResyncRun(resync, resyncs, peers, fence).run());
        } catch (ResyncException e) {
            fail(resync, e, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RuntimeException e) {
            fail(resync, e, "It failed unexpectedly; the log of provisioning-service says why.");
        } finally {
            kept.cancel();
        }
    }

    private Cancellable keep(Resync resync) {
        return Multi.createFrom()
                .ticks()
                .every(KEEP_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> resyncs.keep(resync).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {});
    }
}
