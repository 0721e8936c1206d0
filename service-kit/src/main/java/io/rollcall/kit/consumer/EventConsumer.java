package io.rollcall.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.telemetry.BatchTrace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Applies batches of records: one transaction per tenant in the batch, in the order of the topic.
 *
 * <p>Transient failures are retried in place for as long as they last. An event that cannot be read or applied goes to
 * the dead letters and counts as processed; the others go on. The batch is acknowledged when all of it is committed.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int TENANTS_AT_A_TIME = 4;

    private final TenantSql sql;
    private final DeadLetters deadLetters;
    private final RecordDecoder decoder;
    private final ConsumerMetrics metrics;
    private final BatchTrace trace;
    private volatile boolean stopping;

    public EventConsumer(
            TenantSql sql,
            DeadLetters deadLetters,
            EventCodec codec,
            MeterRegistry registry,
            Clock clock,
            BatchTrace trace) {
        this.sql = sql;
        this.deadLetters = deadLetters;
        this.decoder = new RecordDecoder(codec);
        this.metrics = new ConsumerMetrics(registry, clock);
        this.trace = trace;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Applies the records and completes when everything is committed: then return it from the {@code @Incoming} method.
     *
     * @param consumer names the dead letters and metrics; unique among the consumers of a topic
     */
    public Uni<Void> handle(String consumer, ConsumerRecords<String, byte[]> records, BatchHandler handler) {
        return handleInSteps(
                consumer,
                records,
                (tenant, events) -> sql.inTransaction(tenant, tx -> handler.apply(tx, tenant, events)));
    }

    /**
     * As {@link #handle}, but no transaction is open around the work. One that waits for another of the same pool waits
     * for ever once all connections are lent to such as itself.
     */
    public Uni<Void> handleInSteps(String consumer, ConsumerRecords<String, byte[]> records, StepHandler handler) {
        DecodedBatch batch = DecodedBatch.of(records, decoder);
        return Multi.createFrom()
                .iterable(batch.byTenant().entrySet())
                .onItem()
                .transformToUni(tenant -> inOwnContext(consumer, tenant, handler))
                .merge(TENANTS_AT_A_TIME)
                .collect()
                .last()
                .chain(() -> buryAll(consumer, batch.undecodable()));
    }

    private Uni<Void> inOwnContext(String consumer, Map.Entry<TenantId, List<Delivery>> tenant, StepHandler handler) {
        List<String> parents = tenant.getValue().stream()
                .flatMap(delivery ->
                        java.util.stream.Stream.ofNullable(delivery.received().traceParent()))
                .distinct()
                .toList();
        return trace.run(
                consumer, tenant.getKey(), parents, () -> apply(consumer, tenant.getKey(), tenant.getValue(), handler));
    }

    private Uni<Void> apply(String consumer, TenantId tenant, List<Delivery> deliveries, StepHandler handler) {
        List<ReceivedEvent> events = deliveries.stream().map(Delivery::received).toList();
        return retrying(consumer)
                .run(() -> handler.apply(tenant, events))
                .invoke(() -> metrics.processed(consumer, deliveries))
                .onFailure()
                .recoverWithUni(failure -> withoutPoison(consumer, tenant, deliveries, handler, failure));
    }

    /** Halves the batch until the event that cannot be applied is alone. */
    private Uni<Void> withoutPoison(
            String consumer, TenantId tenant, List<Delivery> deliveries, StepHandler handler, Throwable failure) {
        if (stopping) {
            return Uni.createFrom().nothing(); // closed pools fail too; the records come again after the restart
        }
        int size = deliveries.size();
        if (size == 1) {
            return bury(consumer, deliveries.getFirst().source(), failure);
        }
        return apply(consumer, tenant, deliveries.subList(0, size / 2), handler)
                .chain(() -> apply(consumer, tenant, deliveries.subList(size / 2, size), handler));
    }

    private Uni<Void> buryAll(String consumer, List<DecodedBatch.Undecodable> undecodable) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (DecodedBatch.Undecodable dead : undecodable) {
            done = done.chain(() -> bury(consumer, dead.source(), dead.cause()));
        }
        return done;
    }

    private Uni<Void> bury(String consumer, ConsumerRecord<String, byte[]> dead, Throwable failure) {
        String reason = PoisonReason.of(failure);
        LOG.errorf("%s cannot process %s-%d@%d: %s", consumer, dead.topic(), dead.partition(), dead.offset(), reason);
        return new RetryInPlace(any -> !stopping, cause -> retried(consumer, cause))
                .run(() -> deadLetters.bury(consumer, dead, reason))
                .invoke(() -> metrics.deadLettered(consumer, dead.topic()));
    }

    private RetryInPlace retrying(String consumer) {
        return new RetryInPlace(failure -> !stopping && passesByItself(failure), cause -> retried(consumer, cause));
    }

    private void retried(String consumer, Throwable cause) {
        metrics.retried(consumer);
        LOG.warnf("%s waits and tries again: %s", consumer, cause);
    }

    private static boolean passesByItself(Throwable failure) {
        return SqlFailures.isTransient(failure) || failure instanceof OutOfMemoryError;
    }
}
