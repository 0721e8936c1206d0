package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The suite can see what it claims not to find in the {@link Relay}. */
class UnsafeRelayTest {

    private static final int EVENTS = 2_000;

    private final OutboxDatabase database = OutboxDatabase.empty();
    private final History history = new History();

    @Test
    void aCursorOnTheSerialIdLosesEvents() throws Exception {
        // When
        Set<Published> written = writeWhileRunning(UnsafeRelay.CURSOR_ON_SERIAL_ID, 1);

        // Then
        assertThat(history.lost(written)).isPositive();
    }

    @Test
    void severalSkipLockedPollersReorder() throws Exception {
        // When
        Set<Published> written = writeWhileRunning(UnsafeRelay.SKIP_LOCKED, 4);

        // Then
        assertThat(history.lost(written)).isZero();
        assertThat(history.reordered()).isPositive();
    }

    @Test
    void aCursorBelowTheXidHorizonReorders() throws Exception {
        // When
        Set<Published> written = writeWhileRunning(UnsafeRelay.CURSOR_BELOW_XID_HORIZON, 1);

        // Then
        assertThat(history.lost(written)).isZero();
        assertThat(history.reordered()).isPositive();
    }

    @Test
    void whatIsUrgentFirstReorders() throws Exception {
        // When
        writeWhileRunning(UnsafeRelay.URGENT_FIRST, 1);

        // Then
        assertThat(history.reordered()).isPositive();
    }

    private Set<Published> writeWhileRunning(UnsafeRelay relay, int instances) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            threads.add(Thread.ofPlatform().start(() -> run(relay)));
        }
        Set<Published> written = new Writers(database).write(EVENTS);
        TimeUnit.MILLISECONDS.sleep(300); // enough for whatever will still come
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        return written;
    }

    private void run(UnsafeRelay relay) {
        try {
            relay.run(database, history);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
