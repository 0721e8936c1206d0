package io.rollcall.kit.http;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Semaphore;

/** Lets only so many do something expensive at a time in this instance; whoever comes then is asked to come back. */
public final class Permits {

    private final Semaphore free;

    public Permits(int atATime) {
        this.free = new Semaphore(atATime);
    }

    /** Does it, or fails with 503, which is answered with Retry-After. */
    public <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                throw new ProblemException(
                        503, "busy", "Too much of this at a time", "Others are asking for the same. Please try again.");
            }
            return work.onTermination().invoke(() -> free.release());
        });
    }
}
