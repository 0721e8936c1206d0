package io.rollcall.provisioning.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.events.UserProvisioned;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.time.Delay;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventPage;
import io.rollcall.provisioning.eventlog.Samples;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A reader that follows the cursor while many write: nothing may become visible behind it. */
@ServiceTest
class EventLogOrderTest {

    private static final int WRITERS = 8;
    private static final int BATCHES = 25;
    private static final int EVENTS = WRITERS * BATCHES * 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    EventLog log;

    @Inject
    TenantSql sql;

    private final TenantId tenant = new TenantId("order-" + Ids.next());

    @Test
    void a_cursor_passes_over_nothing_that_is_committed_later() throws Exception {
        // Given
        List<ReceivedEvent> template = List.of(event(), event());

        // When
        List<Long> read = whileWriting(() -> write(template), this::follow);

        // Then
        assertThat(read).hasSize(EVENTS).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_retention_removes_while_a_page_is_read_is_not_passed_over_in_silence() throws Exception {
        // Given
        write(List.of(event(), event(), event(), event()));
        try (Connection retention = Database.asOwner(tenant.value());
                var statement = retention.createStatement()) {
            retention.setAutoCommit(false);
            statement.execute("LOCK TABLE event_log IN ACCESS EXCLUSIVE MODE");
            statement.execute("DELETE FROM event_log WHERE seq <= 2");
            statement.execute("UPDATE event_log_head SET trimmed = 2");

            // When
            var read = log.read(tenant, 0, Set.of(), 10).subscribeAsCompletionStage();
            Api.eventually(() -> assertThat(Database.isSomebodyWaiting()).isTrue());
            retention.commit();

            // Then
            EventPage page = read.get(20, TimeUnit.SECONDS);
            assertThat(page.events().getFirst().seq()).isEqualTo(page.trimmed() + 1);
        }
    }

    /** The proof that this test can fail: numbers of a sequence are taken in another order than they are committed in. */
    @Test
    void a_plain_sequence_loses_events() throws Exception {
        // Given
        owner("CREATE SCHEMA IF NOT EXISTS unsafe");
        owner("CREATE TABLE unsafe.log (seq bigserial PRIMARY KEY)");
        try {
            // When
            List<Long> read = whileWriting(EventLogOrderTest::writeUnsafely, EventLogOrderTest::followUnsafely);

            // Then
            assertThat(read).hasSizeLessThan(EVENTS);
        } finally {
            owner("DROP SCHEMA unsafe CASCADE");
        }
    }

    private interface Follower {
        List<Long> follow(List<Future<?>> writers) throws Exception;
    }

    private static List<Long> whileWriting(Callable<?> batch, Follower follower) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> {
                    for (int n = 0; n < BATCHES; n++) {
                        batch.call();
                    }
                    return null;
                }));
            }
            return follower.follow(writers);
        }
    }

    private List<Long> follow(List<Future<?>> writers) throws ExecutionException, InterruptedException {
        List<Long> read = new ArrayList<>();
        long cursor = 0;
        boolean done = false;
        while (true) {
            EventPage page = log.read(tenant, cursor, Set.of(), 7).await().atMost(PATIENCE);
            page.events().forEach(event -> read.add(event.seq()));
            cursor = page.next();
            if (page.events().isEmpty()) {
                if (done) {
                    return read;
                }
                done = writers.stream().allMatch(Future::isDone);
            }
        }
    }

    private Object write(List<ReceivedEvent> template) {
        List<ReceivedEvent> batch =
                template.stream().map(EventLogOrderTest::again).toList();
        return sql.inTransaction(
                        tenant, tx -> log.appending().apply(tx, tenant, batch).call(() -> Delay.of(pause())))
                .replaceWith(true)
                .await()
                .atMost(PATIENCE);
    }

    private static Duration pause() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 6));
    }

    private ReceivedEvent event() {
        var user = Samples.user(tenant, new UserId(Ids.next()));
        var fact = new UserProvisioned(Instant.EPOCH, user, Samples.CAUSE);
        return new ReceivedEvent(
                Ids.next(),
                "io.rollcall.user.provisioned.v1",
                fact,
                "provisioning.user.lifecycle.v1",
                0,
                0,
                Instant.EPOCH,
                null);
    }

    private static ReceivedEvent again(ReceivedEvent event) {
        return new ReceivedEvent(Ids.next(), event.type(), event.event(), event.topic(), 0, 0, event.time(), null);
    }

    private static Object writeUnsafely() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("INSERT INTO unsafe.log DEFAULT VALUES");
                statement.execute("INSERT INTO unsafe.log DEFAULT VALUES");
            }
            LockSupport.parkNanos(pause().toNanos());
            connection.commit();
            return true;
        }
    }

    private static List<Long> followUnsafely(List<Future<?>> writers) throws SQLException {
        List<Long> read = new ArrayList<>();
        boolean done = false;
        try (Connection connection = connect();
                var page = connection.prepareStatement("SELECT seq FROM unsafe.log WHERE seq > ? ORDER BY seq")) {
            while (true) {
                page.setLong(1, read.isEmpty() ? 0 : read.getLast());
                int before = read.size();
                try (var rows = page.executeQuery()) {
                    while (rows.next()) {
                        read.add(rows.getLong(1));
                    }
                }
                if (read.size() == before) {
                    if (done) {
                        return read;
                    }
                    done = writers.stream().allMatch(Future::isDone);
                }
            }
        }
    }

    private static void owner(String statement) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + setting("host") + ":" + setting("port") + "/" + setting("name"),
                setting("owner.username"),
                setting("owner.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("rollcall.database." + name, String.class);
    }
}
