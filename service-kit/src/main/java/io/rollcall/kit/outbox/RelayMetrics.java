package io.rollcall.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What the relay tells operators. */
final class RelayMetrics {

    private final Counter published;
    private final Counter failures;
    private volatile RelaySession.Backlog backlog = new RelaySession.Backlog(0, 0);
    private volatile int shards;

    RelayMetrics(MeterRegistry registry) {
        published = Counter.builder("rollcall.outbox.published")
                .description("Events acknowledged by Kafka")
                .register(registry);
        failures = Counter.builder("rollcall.outbox.failures")
                .description("Rounds of the relay that failed and are repeated")
                .register(registry);
        Gauge.builder("rollcall.outbox.pending", this, metrics -> metrics.backlog.rows())
                .description("Committed events that wait to be published")
                .register(registry);
        Gauge.builder("rollcall.outbox.oldest.age", this, metrics -> metrics.backlog.oldestSeconds())
                .description("Age of the oldest event that waits to be published")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("rollcall.outbox.shards", this, metrics -> metrics.shards)
                .description("Shards of the outbox led by this instance")
                .register(registry);
    }

    void published(List<OutboxRow> rows) {
        published.increment(rows.size());
    }

    void failed() {
        failures.increment();
    }

    void backlog(RelaySession.Backlog now) {
        backlog = now;
    }

    void leads(int count) {
        shards = count;
    }

    RelaySession.Backlog backlog() {
        return backlog;
    }

    int shardsLed() {
        return shards;
    }
}
