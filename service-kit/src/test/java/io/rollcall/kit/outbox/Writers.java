package io.rollcall.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Concurrent transactions that follow the rule: take the lock of the version row, then append. */
final class Writers {

    private static final int THREADS = 8;
    private static final int KEYS = 25;
    private static final String NEXT_VERSION = """
            INSERT INTO subject (key, version) VALUES (?, 1)
            ON CONFLICT (key) DO UPDATE SET version = subject.version + 1
            RETURNING version
            """;
    private static final String APPEND = """
            INSERT INTO outbox (id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, payload)
            VALUES (?, current_tenant(), 'outbox.lab', 'users', ?, 'io.rollcall.lab.v1', ?, now(), '{}')
            """;

    private final OutboxDatabase database;
    private final Set<Published> written = ConcurrentHashMap.newKeySet();

    Writers(OutboxDatabase database) {
        this.database = database;
    }

    /** Commits the given number of events, and returns what was committed. */
    Set<Published> write(int events) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> {
                    writeAlone(events / THREADS, random);
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        }
        return written;
    }

    private void writeAlone(int events, Random random) throws SQLException {
        try (Connection connection = database.app()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < events; i++) {
                written.add(transaction(connection, "acme/" + random.nextInt(KEYS), random));
            }
        }
    }

    private static Published transaction(Connection connection, String key, Random random) throws SQLException {
        try (Statement begin = connection.createStatement()) {
            begin.execute("SELECT set_config('rollcall.tenant', 'acme', true)");
            if (random.nextInt(3) == 0) {
                // Some transactions have written elsewhere before, and so have an older xid.
                begin.execute("SELECT pg_current_xact_id()");
                pause(random, 2_000_000);
            }
        }
        Published event = new Published(key, nextVersion(connection, key));
        append(connection, event);
        if (random.nextInt(10) == 0) {
            pause(random, 4_000_000);
        }
        connection.commit();
        return event;
    }

    private static long nextVersion(Connection connection, String key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(NEXT_VERSION)) {
            lock.setString(1, key);
            ResultSet answer = lock.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void append(Connection connection, Published event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setObject(1, UuidCreator.getTimeOrderedEpoch());
            insert.setString(2, event.key());
            insert.setLong(3, event.version());
            insert.executeUpdate();
        }
    }

    private static void pause(Random random, int mostNanos) {
        LockSupport.parkNanos(random.nextInt(mostNanos));
    }
}
