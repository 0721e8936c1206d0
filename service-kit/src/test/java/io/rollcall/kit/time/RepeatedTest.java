package io.rollcall.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    private static final Duration INTERVAL = Duration.ofMillis(5);
    private static final int MANY_INTERVALS_MILLIS = 100;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<CompletableFuture<Void>> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void work_is_not_done_twice_at_once_and_done_again_after_it_failed() throws InterruptedException {
        try (var repeated = Repeated.every(INTERVAL, vertx, this::work, failures::add)) {
            // Given
            var first = begun.take();
            assertThat(begun.poll(MANY_INTERVALS_MILLIS, TimeUnit.MILLISECONDS)).isNull();

            // When
            first.completeExceptionally(new IllegalStateException("no luck"));

            // Then
            assertThat(failures.take()).hasMessage("no luck");
            begun.take().complete(null);
            begun.take();
        }
    }

    @Test
    void what_is_closed_does_not_begin_again() throws InterruptedException {
        // Given
        var repeated = Repeated.every(INTERVAL, vertx, this::work, failures::add);
        var last = begun.take();

        // When
        repeated.close();

        // Then
        last.complete(null);
        assertThat(begun.poll(MANY_INTERVALS_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    }

    private Uni<Void> work() {
        var work = new CompletableFuture<Void>();
        begun.add(work);
        return Uni.createFrom().completionStage(work);
    }
}
