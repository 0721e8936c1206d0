package io.rollcall.launcher.demo;

import io.rollcall.launcher.LauncherException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something that came true after a change.
 *
 * @param seen what was seen then
 * @param after how long after the answer to the change
 */
record Effect<T>(T seen, Duration after) {

    /** Looks until something holds; complains with what was seen last when it does not in time. */
    static final class Watcher {
        private static final Duration PAUSE = Duration.ofMillis(5);

        private final Duration patience;

        Watcher(Duration patience) {
            this.patience = patience;
        }

        <T> Effect<T> await(String change, Supplier<T> look, Predicate<T> cameTrue, Function<T, String> describe) {
            var begin = System.nanoTime();
            var seen = look.get();
            while (!cameTrue.test(seen)) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw new NotEffectiveException("%s, but that did not take effect within %d s: %s."
                            .formatted(change, patience.toSeconds(), describe.apply(seen)));
                }
                pause();
                seen = look.get();
            }
            return new Effect<>(seen, Duration.ofNanos(System.nanoTime() - begin));
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted while waiting for an effect.", e);
            }
        }
    }
}
