package io.rollcall.kit.sql;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns concurrent requests into batches, so that one statement serves many. Nothing waits for a batch to fill: a
 * request runs at once when no batch of its key is in flight, and otherwise with all that came meanwhile.
 *
 * <p>One batch per key is in flight at a time, so requests of a key run in the order of their arrival. When a batch of
 * several fails for another reason than the infrastructure, its requests are run one by one, and only those fail that
 * fail alone. Each caller gets its answer in its own Vert.x context.
 *
 * @param <K> what requests of one batch have in common, mostly the tenant
 */
public final class MicroBatcher<K, I, O> {

    /** Does the work of a batch, all or nothing, and answers one result per item, in their order. */
    @FunctionalInterface
    public interface Work<K, I, O> {
        Uni<List<O>> apply(K key, List<I> items);
    }

    private final int maxBatch;
    private final int maxInFlight;
    private final Work<K, I, O> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Lane<K, I, O>> lanes = new HashMap<>();
    private final Queue<Lane<K, I, O>> ready = new ArrayDeque<>();
    private int inFlight;

    /** Whether the current thread is dispatching already, so that work which completes at once does not recurse. */
    private final ThreadLocal<Boolean> dispatching = ThreadLocal.withInitial(() -> Boolean.FALSE);

    /**
     * @param maxBatch the most items of one batch
     * @param maxInFlight the most batches at a time, of all keys together; below the size of the connection pool
     */
    public MicroBatcher(int maxBatch, int maxInFlight, Work<K, I, O> work) {
        if (maxBatch < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException("a batch has at least one item, and at least one is in flight");
        }
        this.maxBatch = maxBatch;
        this.maxInFlight = maxInFlight;
        this.work = work;
    }

    /** Adds the item to the next batch of its key when the result is subscribed to. */
    public Uni<O> submit(K key, I item) {
        return Uni.createFrom().emitter(caller -> {
            enqueue(key, new Call<>(item, CallerContext.answering(caller)));
            dispatch();
        });
    }

    private void enqueue(K key, Call<I, O> call) {
        lock.lock();
        try {
            Lane<K, I, O> lane = lanes.computeIfAbsent(key, Lane::new);
            lane.waiting.add(call);
            if (!lane.scheduled) {
                lane.scheduled = true;
                ready.add(lane);
            }
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        if (dispatching.get()) {
            return;
        }
        dispatching.set(Boolean.TRUE);
        try {
            for (Batch<K, I, O> batch = next(); batch != null; batch = next()) {
                start(batch);
            }
        } finally {
            dispatching.set(Boolean.FALSE);
        }
    }

    private @Nullable Batch<K, I, O> next() {
        lock.lock();
        try {
            Lane<K, I, O> lane = inFlight < maxInFlight ? ready.poll() : null;
            if (lane == null) {
                return null;
            }
            inFlight++;
            return new Batch<>(lane, lane.take(maxBatch));
        } finally {
            lock.unlock();
        }
    }

    private void start(Batch<K, I, O> batch) {
        run(batch.lane.key, batch.items())
                .subscribe()
                .with(
                        results -> {
                            finished(batch.lane);
                            batch.answer(results);
                        },
                        failure -> failed(batch, failure));
    }

    private Uni<List<O>> run(K key, List<I> items) {
        return Uni.createFrom().deferred(() -> work.apply(key, items)).invoke(results -> {
            if (results.size() != items.size()) {
                throw new IllegalStateException(results.size() + " results for " + items.size() + " items");
            }
        });
    }

    private void failed(Batch<K, I, O> batch, Throwable failure) {
        if (batch.calls.size() == 1 || SqlFailures.isTransient(failure)) {
            finished(batch.lane);
            batch.calls.forEach(call -> call.caller.fail(failure));
        } else {
            oneByOne(batch, 0);
        }
    }

    private void oneByOne(Batch<K, I, O> batch, int index) {
        if (index == batch.calls.size()) {
            finished(batch.lane);
            return;
        }
        Call<I, O> call = batch.calls.get(index);
        run(batch.lane.key, List.of(call.item))
                .subscribe()
                .with(
                        results -> {
                            call.caller.complete(results.getFirst());
                            oneByOne(batch, index + 1);
                        },
                        failure -> {
                            call.caller.fail(failure);
                            oneByOne(batch, index + 1);
                        });
    }

    /** Before the callers are answered: the next batch need not wait for what they do. */
    private void finished(Lane<K, I, O> lane) {
        lock.lock();
        try {
            inFlight--;
            if (lane.waiting.isEmpty()) {
                lanes.remove(lane.key);
            } else {
                ready.add(lane);
            }
        } finally {
            lock.unlock();
        }
        dispatch();
    }

    private record Call<I, O>(I item, CallerContext<O> caller) {}

    /** The requests of one key. Scheduled while it is ready or in flight; dropped when it has nothing to do. */
    private static final class Lane<K, I, O> {

        private final K key;
        private final Queue<Call<I, O>> waiting = new ArrayDeque<>();
        private boolean scheduled;

        Lane(K key) {
            this.key = key;
        }

        List<Call<I, O>> take(int most) {
            List<Call<I, O>> calls = new ArrayList<>(Math.min(most, waiting.size()));
            while (calls.size() < most && !waiting.isEmpty()) {
                calls.add(waiting.remove());
            }
            return calls;
        }
    }

    private record Batch<K, I, O>(Lane<K, I, O> lane, List<Call<I, O>> calls) {

        List<I> items() {
            return calls.stream().map(Call::item).toList();
        }

        void answer(List<O> results) {
            for (int i = 0; i < results.size(); i++) {
                calls.get(i).caller.complete(results.get(i));
            }
        }
    }
}
