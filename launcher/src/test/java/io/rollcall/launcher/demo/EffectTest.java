package io.rollcall.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EffectTest {

    @Test
    void is_seen_as_soon_as_it_is_there() {
        // Given
        var looks = new AtomicInteger();
        var watcher = new Effect.Watcher(Duration.ofSeconds(10));

        // When
        var effect = watcher.await("A change", looks::incrementAndGet, look -> look == 3, Object::toString);

        // Then
        assertThat(effect.seen()).isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void that_never_comes_ends_with_a_sentence_that_says_what_was_seen_last() {
        // Given
        var watcher = new Effect.Watcher(Duration.ZERO);

        // When
        var thrown = catchThrowable(
                () -> watcher.await("Ann left", () -> "ALLOWED", "GONE"::equals, seen -> "still " + seen));

        // Then
        assertThat(thrown)
                .isInstanceOf(NotEffectiveException.class)
                .hasMessage("Ann left, but that did not take effect within 0 s: still ALLOWED.");
    }
}
