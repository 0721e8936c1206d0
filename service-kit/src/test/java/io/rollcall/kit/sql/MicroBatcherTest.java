package io.rollcall.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

    private final Desk desk = new Desk();

    @Test
    void aLoneRequestRunsAtOnce() {
        // Given
        var batcher = new MicroBatcher<>(10, 2, desk);

        // When
        CompletableFuture<String> answer = submit(batcher, "acme", 1);

        // Then
        assertThat(desk.open).hasSize(1);
        desk.answer(0);
        assertThat(answer).isCompletedWithValue("acme:1");
    }

    @Test
    void whatComesMeanwhileIsOneBatchInOrder() {
        // Given
        var batcher = new MicroBatcher<>(10, 2, desk);
        submit(batcher, "acme", 1);
        List<CompletableFuture<String>> answers = IntStream.rangeClosed(2, 5)
                .mapToObj(item -> submit(batcher, "acme", item))
                .toList();
        assertThat(desk.open).hasSize(1);

        // When
        desk.answer(0);

        // Then
        assertThat(desk.items(1)).containsExactly(2, 3, 4, 5);
        desk.answer(1);
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("acme:2", "acme:3", "acme:4", "acme:5");
    }

    @Test
    void aBatchHasALargestSize() {
        // Given
        var batcher = new MicroBatcher<>(3, 2, desk);
        IntStream.rangeClosed(1, 6).forEach(item -> submit(batcher, "acme", item));

        // When
        desk.answer(0);

        // Then
        assertThat(desk.items(1)).containsExactly(2, 3, 4);
        desk.answer(1);
        assertThat(desk.items(2)).containsExactly(5, 6);
    }

    @Test
    void keysDoNotWaitForEachOtherUpToTheBound() {
        // Given
        var batcher = new MicroBatcher<>(10, 2, desk);
        submit(batcher, "acme", 1);
        submit(batcher, "globex", 2);
        CompletableFuture<String> third = submit(batcher, "initech", 3);
        assertThat(desk.open).hasSize(2);

        // When
        desk.answer(0);

        // Then
        assertThat(desk.items(2)).containsExactly(3);
        desk.answer(2);
        assertThat(third).isCompletedWithValue("initech:3");
    }

    @Test
    void onlyTheRequestThatFailsAloneFails() {
        // Given
        MicroBatcher<String, Integer, String> batcher = new MicroBatcher<>(10, 1, (key, items) -> {
            desk.calls.incrementAndGet();
            return items.contains(13)
                    ? Uni.createFrom().<List<String>>failure(new IllegalArgumentException("13"))
                    : desk.apply(key, items);
        });
        submit(batcher, "acme", 1);
        CompletableFuture<String> good = submit(batcher, "acme", 12);
        CompletableFuture<String> bad = submit(batcher, "acme", 13);
        CompletableFuture<String> alsoGood = submit(batcher, "acme", 14);

        // When
        desk.answer(0);

        // Then
        desk.answer(1);
        desk.answer(2);
        assertThat(good).isCompletedWithValue("acme:12");
        assertThat(alsoGood).isCompletedWithValue("acme:14");
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("13");
    }

    @Test
    void aFailureOfTheInfrastructureIsEverybodys() {
        // Given
        var batcher = new MicroBatcher<>(10, 1, desk);
        submit(batcher, "acme", 1);
        CompletableFuture<String> one = submit(batcher, "acme", 2);
        CompletableFuture<String> other = submit(batcher, "acme", 3);
        desk.answer(0);

        // When
        desk.fail(1, new TimeoutException());

        // Then
        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedExceptionally();
        assertThat(desk.calls).hasValue(2);
        submit(batcher, "acme", 4);
        assertThat(desk.items(2)).containsExactly(4);
    }

    @Test
    void workThatThrowsOrAnswersTooLittleFailsItsCaller() {
        // Given
        var throwing = new MicroBatcher<String, Integer, String>(10, 1, (key, items) -> {
            throw new IllegalStateException("thrown");
        });
        var silent = new MicroBatcher<String, Integer, String>(
                10, 1, (key, items) -> Uni.createFrom().item(List.of()));

        // When
        List<CompletableFuture<String>> answers = List.of(submit(throwing, "acme", 1), submit(silent, "acme", 1));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    }

    @Test
    void workThatCompletesAtOnceDoesNotRecurse() {
        // Given
        var batcher = new MicroBatcher<String, Integer, Integer>(1, 1, (key, items) -> desk.later(items));
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20_000)
                .mapToObj(item -> batcher.submit("acme", item).subscribeAsCompletionStage())
                .map(CompletableFuture.class::cast)
                .map(answer -> (CompletableFuture<Integer>) answer)
                .toList();

        // When
        desk.release();

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
    }

    @Test
    void everyoneGetsTheirOwnAnswerUnderLoad() throws InterruptedException {
        // Given
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentHashMap<String, AtomicInteger> perKey = new ConcurrentHashMap<>();
        var batcher = new MicroBatcher<String, Integer, String>(16, 4, (key, items) -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            assertThat(perKey.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet())
                    .isOne();
            return Uni.createFrom()
                    .item(items.stream().map(item -> key + ":" + item).toList())
                    .onItem()
                    .delayIt()
                    .by(Duration.ofNanos(ThreadLocalRandom.current().nextInt(1, 500_000)))
                    .invoke(done -> {
                        perKey.get(key).decrementAndGet();
                        inFlight.decrementAndGet();
                    });
        });
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();

        // When
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 10_000; i++) {
                int item = i;
                String key = "tenant-" + item % 7;
                answers.add(CompletableFuture.supplyAsync(() -> batcher.submit(key, item), callers)
                        .thenCompose(Uni::subscribeAsCompletionStage)
                        .thenApply((key + ":" + item)::equals));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
        assertThat(most.get()).isBetween(2, 4);
    }

    private static CompletableFuture<String> submit(
            MicroBatcher<String, Integer, String> batcher, String key, int item) {
        return batcher.submit(key, item).subscribeAsCompletionStage();
    }

    /** Work that the test completes by hand. */
    private static final class Desk implements MicroBatcher.Work<String, Integer, String> {

        private record Open(String key, List<Integer> items, UniEmitter<? super List<String>> answer) {}

        private final List<Open> open = new ArrayList<>();
        private final AtomicInteger calls = new AtomicInteger();
        private final CompletableFuture<Boolean> gate = new CompletableFuture<>();

        @Override
        public Uni<List<String>> apply(String key, List<Integer> items) {
            calls.incrementAndGet();
            return Uni.createFrom().emitter(answer -> open.add(new Open(key, List.copyOf(items), answer)));
        }

        List<Integer> items(int batch) {
            return open.get(batch).items();
        }

        void answer(int batch) {
            Open work = open.get(batch);
            work.answer()
                    .complete(work.items().stream()
                            .map(item -> work.key() + ":" + item)
                            .toList());
        }

        void fail(int batch, Throwable failure) {
            open.get(batch).answer().fail(failure);
        }

        /** The first batch waits for {@link #release}, all others are done at once. */
        Uni<List<Integer>> later(List<Integer> items) {
            return items.getFirst() == 0
                    ? Uni.createFrom().completionStage(gate).replaceWith(items)
                    : Uni.createFrom().item(items);
        }

        void release() {
            gate.complete(Boolean.TRUE);
        }
    }
}
