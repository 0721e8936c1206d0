package io.rollcall.kit.time;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A pause that holds no thread and goes on where it was asked for. */
public final class Delay {

    private Delay() {}

    public static Uni<Void> of(Duration duration) {
        return Uni.createFrom().emitter(waiting -> {
            Context context = Vertx.currentContext();
            long millis = Math.max(1, duration.toMillis());
            if (context == null) {
                Infrastructure.getDefaultWorkerPool()
                        .schedule(() -> waiting.complete(null), millis, TimeUnit.MILLISECONDS);
            } else {
                context.owner().setTimer(millis, fired -> waiting.complete(null));
            }
        });
    }
}
