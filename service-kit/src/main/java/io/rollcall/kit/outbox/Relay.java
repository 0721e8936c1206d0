package io.rollcall.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Publishes committed outbox rows, oldest first, and deletes them when all are acknowledged.
 *
 * <p>Per shard of keys one instance leads, so that no two publish the same key at a time. Rows of one key were inserted
 * under the lock of the row that holds their version, so {@code seq} has their order even when transactions of other
 * keys commit late. After any failure everything undeleted is published again: repeats, never loss or reordering.
 */
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LEAD_INTERVAL = Duration.ofMillis(500);

    /** Longer than others wait until they look for shards without a leader. */
    private static final Duration RETREAT = LEAD_INTERVAL.multipliedBy(3);

    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(5);

    private final DataSource database;
    private final Supplier<EventSink> sinks;
    private final RelaySignal signal;
    private final RelaySettings settings;
    private final RelayMetrics metrics;
    private Duration backOff = FIRST_BACK_OFF;

    Relay(
            DataSource database,
            Supplier<EventSink> sinks,
            RelaySignal signal,
            RelaySettings settings,
            RelayMetrics metrics) {
        this.database = database;
        this.sinks = sinks;
        this.signal = signal;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Runs until its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (RelaySession session = new RelaySession(database);
                        EventSink sink = sinks.get()) {
                    deliver(session, sink);
                } catch (SQLException | KafkaException e) {
                    recover(e);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            metrics.leads(0);
        }
    }

    private void deliver(RelaySession session, EventSink sink) throws SQLException, InterruptedException {
        Duration pause = settings.pollBusy();
        Schedule leading = new Schedule(LEAD_INTERVAL);
        Schedule counting = new Schedule(BACKLOG_INTERVAL);
        while (!Thread.currentThread().isInterrupted()) {
            if (!session.leadsAll() && leading.isDue()) {
                session.lead();
                metrics.leads(session.shardsLed());
            }
            if (counting.isDue()) {
                metrics.backlog(session.backlog());
            }
            int published = round(session, sink);
            TimeUnit.NANOSECONDS.sleep(settings.restAfter(published).toNanos());
            if (published < settings.batchSize()) {
                pause = settings.after(published > 0, pause);
                signal.await(pause);
            }
        }
    }

    private int round(RelaySession session, EventSink sink) throws SQLException, InterruptedException {
        List<OutboxRow> rows = session.next(settings.batchSize());
        if (!rows.isEmpty()) {
            sink.publish(rows);
            session.delete(rows);
            metrics.published(rows);
            backOff = FIRST_BACK_OFF;
        }
        return rows.size();
    }

    private void recover(Exception failure) throws InterruptedException {
        if (failure instanceof InterruptException) {
            throw new InterruptedException();
        }
        metrics.failed();
        long pause = pauseAfter(failure).toMillis();
        LOG.warnf("outbox relay stopped, next try in %d ms: %s", pause, failure);
        TimeUnit.MILLISECONDS.sleep(pause);
        Duration doubled = backOff.multipliedBy(2);
        backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    /** Who does not reach the broker leaves the shards to others for a moment. */
    private Duration pauseAfter(Exception failure) {
        return failure instanceof TimeoutException && backOff.compareTo(RETREAT) < 0 ? RETREAT : backOff;
    }

    /** Something to do now and then. */
    private static final class Schedule {

        private final long interval;
        private long due = System.nanoTime();

        Schedule(Duration interval) {
            this.interval = interval.toNanos();
        }

        boolean isDue() {
            long now = System.nanoTime();
            if (now - due < 0) {
                return false;
            }
            due = now + interval;
            return true;
        }
    }
}
