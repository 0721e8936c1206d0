package io.rollcall.rbac;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes as the other services do: CloudEvents in binary mode. */
public final class TestTopics implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer());

    public static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("rollcall.kafka.bootstrap-servers", String.class);
    }

    public void publish(Event... events) {
        publish(Arrays.asList(events));
    }

    public void publish(List<Event> events) {
        events.forEach(event -> producer.send(message(event)));
        producer.flush();
    }

    private ProducerRecord<String, byte[]> message(Event event) {
        var type = EventCodec.typeOf(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), codec.encode(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.typeName(),
                        "ce_source", "/rollcall/test",
                        "ce_subject", event.subject(),
                        "ce_time", event.occurredAt().toString(),
                        "ce_tenantid", event.tenantId().value())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    @Override
    public void close() {
        producer.close();
    }
}
