package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Runs one kind of request from several workers, each on its own connection, one request at a time. */
final class Workload {

    /** One iteration of a worker. */
    @FunctionalInterface
    interface Step {
        void run(ScimClient client, long iteration, Histogram micros) throws IOException, InterruptedException;
    }

    private final ScimClient.Target target;
    private final int concurrency;

    Workload(ScimClient.Target target, int concurrency) {
        this.target = target;
        this.concurrency = concurrency;
    }

    /** Runs until the count is reached. */
    Measured times(long count, Step step) throws InterruptedException, ExecutionException {
        var next = new AtomicLong();
        return run(step, () -> {
            long mine = next.getAndIncrement();
            return mine < count ? mine : -1;
        });
    }

    /** Runs until the time is over. */
    Measured during(Duration time, Step step) throws InterruptedException, ExecutionException {
        var next = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        return run(step, () -> System.nanoTime() < end ? next.getAndIncrement() : -1);
    }

    private Measured run(Step step, Iterations iterations) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        var all = new Histogram(3);
        long done = 0;
        try (var executor = Executors.newFixedThreadPool(concurrency)) {
            var workers = new ArrayList<Future<Histogram>>();
            var counted = new AtomicLong();
            for (int i = 0; i < concurrency; i++) {
                workers.add(executor.submit(() -> work(step, iterations, counted)));
            }
            for (var worker : workers) {
                all.add(worker.get());
            }
            done = counted.get();
        }
        return new Measured(done, Duration.ofNanos(System.nanoTime() - begin), all);
    }

    private Histogram work(Step step, Iterations iterations, AtomicLong counted)
            throws IOException, InterruptedException {
        var micros = new Histogram(3);
        try (var client = new ScimClient(target)) {
            for (long i = iterations.next(); i >= 0; i = iterations.next()) {
                step.run(client, i, micros);
                counted.incrementAndGet();
            }
        }
        return micros;
    }

    /** Hands out iteration numbers; negative when there are no more. */
    @FunctionalInterface
    private interface Iterations {
        long next();
    }
}
