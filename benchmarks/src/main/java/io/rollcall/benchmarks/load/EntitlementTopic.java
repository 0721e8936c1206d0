package io.rollcall.benchmarks.load;

import io.rollcall.events.Cause;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells entitlements of people whom no directory knows, in the words of provisioning-service. */
final class EntitlementTopic implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec();
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "bench", null, null);

    private final KafkaProducer<String, byte[]> producer;

    EntitlementTopic(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "batch.size", 65_536),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has them. */
    void tell(String tenant, List<UserId> users, long version, List<String> seats) {
        Instant now = Instant.now();
        List<SeatTypeKey> types = seats.stream().map(SeatTypeKey::new).toList();
        var id = new TenantId(tenant);
        for (UserId user : users) {
            var entitlement =
                    new Entitlement(id, user, version, 0, true, null, List.of(), types, List.of(), null, null);
            producer.send(message(new EntitlementChanged(now, entitlement, CAUSE)));
        }
        producer.flush();
    }

    private static ProducerRecord<String, byte[]> message(Event event) {
        var type = EventCodec.typeOf(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.encode(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.typeName(),
                        "ce_source", "/rollcall/bench",
                        "ce_subject", event.subject(),
                        "ce_time", event.occurredAt().toString(),
                        "ce_tenantid", event.tenantId().value(),
                        "ce_sequence", String.format(Locale.ROOT, "%020d", event.version()),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    @Override
    public void close() {
        producer.close();
    }
}
