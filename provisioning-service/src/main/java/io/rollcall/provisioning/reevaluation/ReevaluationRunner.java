package io.rollcall.provisioning.reevaluation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.provisioning.assignment.ReevaluationRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off the re-evaluations, a portion per transaction. How far each has come is committed with the portion, so that
 * after a crash it goes on where it was; several instances of the service share the work.
 */
@ApplicationScoped
public class ReevaluationRunner {

    private static final Logger LOG = Logger.getLogger(ReevaluationRunner.class);
    private static final long POLL_SECONDS = 2;

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

    /** No tenant waits for another whose people cannot be judged. Answers whether all went well. */
    private boolean workOffAll() {
        boolean well = true;
        for (ReevaluationQueue.Key key : queue.pending().await().indefinitely()) {
            try {
                workOff(key);
            } catch (RuntimeException e) {
                well = false;
                LOG.warnf("re-evaluation of %s in %s waits and goes on where it was: %s", key.scope(), key.tenant(), e);
            }
        }
        return well;
    }

    private void pause() {
        if (!stopping) {
            requested.drainPermits();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void workOff(ReevaluationQueue.Key key) {
        boolean more = true;
        while (more && !stopping) {
            more = queue.workOffPortion(key).await().indefinitely();
        }
    }
}
