package io.rollcall.kit.sql;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Answers a caller where it asked: request scope, log fields and traces belong to that Vert.x context. */
record CallerContext<O>(
        UniEmitter<? super O> caller, @Nullable Context context) {

    static <O> CallerContext<O> answering(UniEmitter<? super O> caller) {
        return new CallerContext<>(caller, Vertx.currentContext());
    }

    void complete(O result) {
        run(() -> caller.complete(result));
    }

    void fail(Throwable failure) {
        run(() -> caller.fail(failure));
    }

    private void run(Runnable answer) {
        if (context == null || context == Vertx.currentContext()) {
            answer.run();
        } else {
            context.runOnContext(ignored -> answer.run());
        }
    }
}
