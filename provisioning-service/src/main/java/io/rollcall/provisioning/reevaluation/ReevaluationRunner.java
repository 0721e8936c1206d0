package io.rollcall.provisioning.reevaluation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.assignment.ReevaluationRequested;
import io.rollcall.provisioning.reevaluation.ReevaluationQueue.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off the re-evaluations, a portion per transaction, the tenants taking turns: a small one does not wait until a
 * big one is through. How far each has come is committed with the portion, so that after a crash it goes on where it was;
 * several instances of the service share the work.
 */
@ApplicationScoped
public class ReevaluationRunner {

    private static final Logger LOG = Logger.getLogger(ReevaluationRunner.class);
    private static final long POLL_SECONDS = 2;
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReevaluationQueue queue;
    private final Semaphore requested = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread worker;

    public ReevaluationRunner(ReevaluationQueue queue) {
        this.queue = queue;
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofPlatform().daemon().name("reevaluation").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        requested.release();
        if (worker != null) {
            worker.join(TimeUnit.SECONDS.toMillis(POLL_SECONDS));
        }
    }

    /** Something was requested: look now and not only at the next turn. */
    void wake(@Observes ReevaluationRequested event) {
        requested.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (!workOffAll()) {
                    pause();
                } else if (requested.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                    requested.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("re-evaluations cannot be read, will be tried again: %s", e);
                pause();
            }
        }
    }

    /** Until nothing is left to do here. Answers whether all went well. */
    private boolean workOffAll() {
        var failing = new Failing();
        boolean worked = true;
        while (worked && !stopping) {
            worked = false;
            for (Key key : nextTurn(failing)) {
                worked |= !stopping && workOff(key, failing);
            }
        }
        return failing.isEmpty();
    }

    /** What each tenant has waited for longest. What is requested meanwhile takes part in the next turn. */
    private Collection<Key> nextTurn(Failing failing) {
        Map<TenantId, Key> turn = new LinkedHashMap<>();
        for (Key key : queue.pending().await().indefinitely()) {
            if (!failing.has(key)) {
                turn.putIfAbsent(key.tenant(), key);
            }
        }
        return turn.values();
    }

    private void pause() {
        if (!stopping) {
            requested.drainPermits();
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    /** No tenant waits for another whose people cannot be judged. */
    private boolean workOff(Key key, Failing failing) {
        try {
            return queue.workOffPortion(key).await().indefinitely();
        } catch (RuntimeException e) {
            failing.add(key);
            LOG.warnf("re-evaluation of %s in %s waits and goes on where it was: %s", key.scope(), key.tenant(), e);
            return true;
        }
    }

    /** Those that failed a moment ago, and are not tried again before it has passed. */
    private static final class Failing {

        private final Map<Key, Long> since = new HashMap<>();

        void add(Key key) {
            since.put(key, System.nanoTime());
        }

        boolean has(Key key) {
            long now = System.nanoTime();
            since.values().removeIf(at -> now - at >= MOMENT_NANOS);
            return since.containsKey(key);
        }

        boolean isEmpty() {
            return since.isEmpty();
        }
    }
}
