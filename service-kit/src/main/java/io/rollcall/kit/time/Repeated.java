package io.rollcall.kit.time;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that is done again and again, and never twice at once in this process, however long it takes. */
public final class Repeated implements AutoCloseable {

    private final Vertx vertx;
    private final long timer;
    private final AtomicBoolean busy = new AtomicBoolean();

    private Repeated(Vertx vertx, Duration interval, Supplier<Uni<Void>> work, Consumer<Throwable> failed) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(interval.toMillis(), tick -> {
            if (busy.compareAndSet(false, true)) {
                Uni.createFrom()
                        .<Void>deferred(work::get)
                        .eventually(() -> busy.set(false))
                        .subscribe()
                        .with(done -> {}, failed);
            }
        });
    }

    /** @param failed hears of work that failed; it is done again all the same */
    public static Repeated every(Duration interval, Vertx vertx, Supplier<Uni<Void>> work, Consumer<Throwable> failed) {
        return new Repeated(vertx, interval, work, failed);
    }

    /** What is being done goes on; it does not begin again. */
    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
