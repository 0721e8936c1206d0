package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Checks over HTTP: batches as fast as they are answered, and single ones at a fixed rate. */
final class CheckLoad {

    private static final int BATCH = 100;
    private static final int RATE = 1_000;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int SINGLE_CONNECTIONS = 16;

    private final URI rbac;
    private final String token;
    private final CheckTenant tenant;

    CheckLoad(StackFile stack, CheckTenant tenant) throws IOException, InterruptedException {
        this.rbac = stack.service("rbac-service");
        this.token = stack.serviceToken();
        this.tenant = tenant;
    }

    void run(Duration time) throws InterruptedException, ExecutionException {
        batches(time);
        singles(time);
        Measured batched = batches(time);
        batched.print("check, batches of " + BATCH);
        System.out.println("  = " + Math.round(batched.perSecond() * BATCH) + " checks/s; " + tenant.describe());
        singles(time).print("check, " + RATE + "/s open loop");
    }

    private Measured batches(Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        return together(BATCH_CONNECTIONS, (connection, micros) -> {
            if (System.nanoTime() > end) {
                return false;
            }
            String body = batch();
            long begun = System.nanoTime();
            ask(connection, "/check/batch", body);
            micros.recordValue((System.nanoTime() - begun) / 1000);
            return true;
        });
    }

    /** Each request has its time, whatever became of those before: latency counts from there, also when it begins late. */
    private Measured singles(Duration time) throws InterruptedException, ExecutionException {
        var next = new AtomicLong();
        long begin = System.nanoTime();
        long interval = 1_000_000_000L / RATE;
        long count = time.toNanos() / interval;
        return together(SINGLE_CONNECTIONS, (connection, micros) -> {
            long slot = next.getAndIncrement();
            if (slot >= count) {
                return false;
            }
            long due = begin + slot * interval;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            ask(connection, "/check", tenant.question());
            micros.recordValue((System.nanoTime() - due) / 1000);
            return true;
        });
    }

    private String batch() {
        var body = new StringBuilder("{\"checks\":[");
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "" : ",").append(tenant.question());
        }
        return body.append("]}").toString();
    }

    private void ask(HttpConnection connection, String path, String body) throws IOException {
        var answer = connection.send("POST", tenant.path(path), token, "application/json", body);
        if (answer.status() != 200 || answer.body().contains("USER_UNKNOWN")) {
            throw new IOException(path + " answered " + answer.status() + ": " + answer.body());
        }
    }

    /** One request of one worker; false when there are no more. */
    private interface Step {
        boolean run(HttpConnection connection, Histogram micros) throws IOException;
    }

    private Measured together(int connections, Step step) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        var all = new Histogram(3);
        try (var executor = Executors.newFixedThreadPool(connections)) {
            var workers = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < connections; i++) {
                workers.add(executor.submit(() -> work(step)));
            }
            for (var worker : workers) {
                all.add(worker.get());
            }
        }
        return new Measured(all.getTotalCount(), Duration.ofNanos(System.nanoTime() - begin), all);
    }

    private Histogram work(Step step) throws IOException {
        var micros = new Histogram(3);
        try (var connection = new HttpConnection(rbac)) {
            while (step.run(connection, micros)) {
                // The step says when it is over.
            }
        }
        return micros;
    }
}
