package io.rollcall.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class OneByOneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void an_item_waits_until_the_one_before_is_done() {
        // Given
        var first = new CompletableFuture<Void>();
        var all = OneByOne.each(
                        List.of("a", "b"),
                        item -> {
                            begun.add(item);
                            return item.equals("a")
                                    ? Uni.createFrom().completionStage(first)
                                    : Uni.createFrom().voidItem();
                        },
                        this::failed)
                .subscribeAsCompletionStage();
        assertThat(begun).containsExactly("a");

        // When
        first.complete(null);

        // Then
        assertThat(all).succeedsWithin(PATIENCE);
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void one_that_fails_or_cannot_begin_is_told_of_and_holds_up_nobody() {
        // When
        OneByOne.each(List.of("a", "fails", "b", "throws", "c"), this::work, this::failed)
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(begun).containsExactly("a", "fails", "b", "throws", "c");
        assertThat(failures).containsExactly("fails: no luck", "throws: no way");
    }

    private Uni<Void> work(String item) {
        begun.add(item);
        return switch (item) {
            case "fails" -> Uni.createFrom().failure(new IllegalStateException("no luck"));
            case "throws" -> throw new IllegalStateException("no way");
            default -> Uni.createFrom().voidItem();
        };
    }

    private void failed(String item, Throwable failure) {
        failures.add(item + ": " + failure.getMessage());
    }
}
