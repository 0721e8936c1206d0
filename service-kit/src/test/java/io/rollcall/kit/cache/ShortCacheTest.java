package io.rollcall.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShortCacheTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> reads = new ArrayList<>();

    @Test
    void readsOnceAlsoWhatIsNotThere() {
        // Given
        ShortCache<String, @Nullable String> cache = new ShortCache<>(LONG, 10);
        get(cache, "a", null);

        // When
        String again = get(cache, "a", "now there");

        // Then
        assertThat(again).isNull();
        assertThat(reads).containsExactly("a");
    }

    @Test
    void readsAgainWhatIsOlderThanAsked() {
        // Given
        ShortCache<String, @Nullable String> cache = new ShortCache<>(LONG, 10);
        get(cache, "a", "old");

        // When
        String fresh = cache.getFresh(
                        "a", Duration.ZERO, key -> Uni.createFrom().item("new"))
                .await()
                .indefinitely();

        // Then
        assertThat(fresh).isEqualTo("new");
    }

    @Test
    void readsAgainWhatWasRemoved() {
        // Given
        ShortCache<String, @Nullable String> cache = new ShortCache<>(LONG, 10);
        get(cache, "a", "old");
        cache.remove("a");

        // When
        String fresh = get(cache, "a", "new");

        // Then
        assertThat(fresh).isEqualTo("new");
    }

    @Test
    void keepsNothingThatWasReadBeforeARemoval() {
        // Given
        ShortCache<String, @Nullable String> cache = new ShortCache<>(LONG, 10);
        List<UniEmitter<? super @Nullable String>> pending = new ArrayList<>();
        cache.get("a", key -> Uni.createFrom().emitter(pending::add))
                .subscribe()
                .with(value -> {});
        cache.remove("a");
        pending.getFirst().complete("from before the change");

        // When
        String fresh = get(cache, "a", "from after it");

        // Then
        assertThat(fresh).isEqualTo("from after it");
    }

    @Test
    void startsAnewWhenItIsFull() {
        // Given
        ShortCache<String, @Nullable String> cache = new ShortCache<>(LONG, 2);
        List.of("a", "b", "c").forEach(key -> get(cache, key, key));

        // When
        get(cache, "a", "a");

        // Then
        assertThat(reads).containsExactly("a", "b", "c", "a");
    }

    private @Nullable String get(ShortCache<String, @Nullable String> cache, String asked, @Nullable String there) {
        return cache.get(asked, key -> {
                    reads.add(key);
                    return Uni.createFrom().item(there);
                })
                .await()
                .indefinitely();
    }
}
