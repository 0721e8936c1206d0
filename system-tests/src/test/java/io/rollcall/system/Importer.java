package io.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Imports people as identity providers do: after a lost or failed answer it looks the person up and tries again. */
final class Importer implements AutoCloseable {

    private static final int WORKERS = 4;
    private static final long PAUSE_MILLIS = 100;
    private static final int ATTEMPTS = 1_200;

    private final ScimClient scim;
    private final ImportHistory history;
    private final int people;
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(WORKERS);
    private final List<Future<?>> workers = new ArrayList<>();

    Importer(ScimClient scim, ImportHistory history, int people) {
        this.scim = scim;
        this.history = history;
        this.people = people;
        for (int i = 0; i < WORKERS; i++) {
            workers.add(executor.submit(this::work));
        }
    }

    /** Waits until everybody is imported. */
    void finish() throws InterruptedException, ExecutionException {
        for (var worker : workers) {
            worker.get();
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < people; i = next.getAndIncrement()) {
            importOne("person-" + i + "@crash.example");
        }
    }

    private void importOne(String userName) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                var answer = scim.trySend("POST", "/Users", ScimClient.userBody(userName));
                if (answer.status() == 201) {
                    history.acknowledge(userName, answer.body().path("id").asText());
                    return;
                }
                if (answer.status() == 409) {
                    history.acknowledge(
                            userName,
                            scim.findUser(userName).at("/Resources/0/id").asText());
                    return;
                }
                if (answer.status() < 500) {
                    throw new AssertionError("the gateway refused " + userName + ": " + answer);
                }
            } catch (IOException | UncheckedIOException e) {
                // The gateway or its database is away: an identity provider comes back later, and so do we.
            }
            pause();
        }
        throw new AssertionError("the gateway did not come back");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
