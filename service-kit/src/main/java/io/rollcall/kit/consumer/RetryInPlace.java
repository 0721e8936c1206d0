package io.rollcall.kit.consumer;

import io.rollcall.kit.time.Delay;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats work until it succeeds or fails for good. The channel waits meanwhile, and so keeps its order. */
final class RetryInPlace {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Predicate<Throwable> passing;
    private final Consumer<Throwable> onRetry;

    RetryInPlace(Predicate<Throwable> passing, Consumer<Throwable> onRetry) {
        this.passing = passing;
        this.onRetry = onRetry;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return attempt(work, FIRST);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> work, Duration pause) {
        return Uni.createFrom().deferred(work::get).onFailure(passing).recoverWithUni(failure -> {
            onRetry.accept(failure);
            return Delay.of(jittered(pause)).flatMap(ignored -> attempt(work, longer(pause)));
        });
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
