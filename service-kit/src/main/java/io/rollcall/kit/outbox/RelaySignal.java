package io.rollcall.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay that a transaction was committed. Many signals before it looks count as one. */
@ApplicationScoped
public class RelaySignal {

    private final Semaphore committed = new Semaphore(0);

    /** Never blocks. */
    public void wake() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    /** Waits for a signal, but no longer than the given time. */
    boolean await(Duration longest) throws InterruptedException {
        boolean woken = committed.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        committed.drainPermits();
        return woken;
    }
}
