package io.rollcall.kit.sql;

import io.rollcall.kit.time.Delay;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a transaction that lost against a concurrent one. */
final class ConflictRetry {

    private static final int ATTEMPTS = 8;

    <T> Uni<T> run(Supplier<Uni<T>> transaction) {
        return attempt(transaction, 1);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> transaction, int attempt) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(failure -> attempt < ATTEMPTS && SqlFailures.isConflict(failure))
                .recoverWithUni(() -> Delay.of(pause(attempt)).flatMap(ignored -> attempt(transaction, attempt + 1)));
    }

    /** Random, so that the two that met do not meet again. */
    private static Duration pause(int attempt) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(2, 5L << attempt));
    }
}
