package io.rollcall.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private final Permits permits = new Permits(1);
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Test
    void whoever_comes_while_others_are_at_it_is_asked_to_come_back() {
        // Given
        var running = permits.run(Uni.createFrom().completionStage(first)).subscribeAsCompletionStage();

        // When
        Uni<String> second = permits.run(Uni.createFrom().item("second"));

        // Then
        assertThatThrownBy(() -> second.await().indefinitely())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
        assertThat(running).isNotDone();
    }

    @Test
    void a_permit_is_free_again_after_a_failure() {
        // Given
        var running = permits.run(Uni.createFrom().completionStage(first)).subscribeAsCompletionStage();
        first.completeExceptionally(new IllegalStateException("lost"));

        // When
        String second = permits.run(Uni.createFrom().item("second")).await().indefinitely();

        // Then
        assertThat(second).isEqualTo("second");
        assertThat(running).isCompletedExceptionally();
    }

    @Test
    void a_permit_is_free_again_when_the_caller_gives_up() {
        // Given
        permits.run(Uni.createFrom().completionStage(first))
                .subscribe()
                .with(done -> {})
                .cancel();

        // When
        String second = permits.run(Uni.createFrom().item("second")).await().indefinitely();

        // Then
        assertThat(second).isEqualTo("second");
    }
}
