package io.rollcall.provisioning;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.Topic;
import io.rollcall.kit.id.Ids;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestBackend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as the other services use them: says what they would say, hears what they would hear. */
public final class TestTopics {

    private static final EventCodec CODEC = new EventCodec();

    private TestTopics() {}

    public static void publish(Event... events) {
        publish(List.of(events));
    }

    public static void publish(List<? extends Event> events) {
        events.forEach(event -> Shared.PRODUCER.send(message(event)));
        Shared.PRODUCER.flush();
    }

    /** The record of an event, as the outbox of its service would write it. */
    public static ProducerRecord<String, byte[]> message(Event event) {
        var type = EventCodec.typeOf(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.encode(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Ids.next().toString(),
                        "ce_type", type.typeName(),
                        "ce_source", "/rollcall/test",
                        "ce_subject", event.subject(),
                        "ce_time", event.occurredAt().toString(),
                        "ce_tenantid", event.tenantId().value(),
                        "ce_sequence", String.format("%020d", event.version()),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    public static EventProbe listen(Topic topic) {
        return EventProbe.fromNow(TestBackend.shared().kafka(), topic.topicName());
    }

    /** What a record says. */
    public static Event read(ProbedEvent record) {
        return CODEC.decode(record.type(), record.value().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    /** One producer for all tests; opened by the first that publishes. */
    private static final class Shared {

        private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestBackend.shared().kafka(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
