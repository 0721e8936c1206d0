package io.rollcall.kit.testing;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.Topic;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.kafka.CloudEventHeaders;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestBackend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics as the other services use them: says what they would say, hears what they would hear. */
public final class TestTopics {

    private static final EventCodec CODEC = new EventCodec();

    private TestTopics() {}

    public static void publish(Event... events) {
        publish(List.of(events));
    }

    /** Returns when the broker has them. */
    public static void publish(List<? extends Event> events) {
        events.forEach(event -> Shared.PRODUCER.send(message(event)));
        Shared.PRODUCER.flush();
    }

    /** The record of an event, as the relay of its service would publish it. */
    public static ProducerRecord<String, byte[]> message(Event event) {
        var type = EventCodec.typeOf(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), CODEC.encode(event));
        Map.of(
                        CloudEventHeaders.SPEC_VERSION, "1.0",
                        CloudEventHeaders.ID, Ids.next().toString(),
                        CloudEventHeaders.TYPE, type.typeName(),
                        CloudEventHeaders.SOURCE, "/rollcall/test",
                        CloudEventHeaders.SUBJECT, event.subject(),
                        CloudEventHeaders.TIME, event.occurredAt().toString(),
                        CloudEventHeaders.TENANT_ID, event.tenantId().value(),
                        CloudEventHeaders.SEQUENCE, String.format(Locale.ROOT, "%020d", event.version()),
                        CloudEventHeaders.CONTENT_TYPE, "application/json")
                .forEach((name, value) -> CloudEventHeaders.put(message.headers(), name, value));
        return message;
    }

    /** What is published from now on. */
    public static EventProbe listen(Topic topic) {
        return EventProbe.fromNow(bootstrapServers(), topic.topicName());
    }

    /** All that was published. */
    public static EventProbe fromBeginning(Topic topic) {
        return EventProbe.fromBeginning(bootstrapServers(), topic.topicName());
    }

    /** What a record says. */
    public static Event read(ProbedEvent record) {
        return CODEC.decode(record.type(), record.value().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static String bootstrapServers() {
        return TestBackend.shared().kafka();
    }

    /** One producer for all tests; opened by the first that publishes. */
    private static final class Shared {

        private static final KafkaProducer<String, byte[]> PRODUCER =
                new KafkaClients(Map.of("bootstrap.servers", bootstrapServers())).durableProducer();
    }
}
