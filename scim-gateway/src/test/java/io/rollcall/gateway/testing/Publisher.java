package io.rollcall.gateway.testing;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.kafka.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes events the way the other services do: CloudEvents in Kafka's binary mode. */
public final class Publisher implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;

    public Publisher() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static String kafka() {
        return ConfigProvider.getConfig().getValue("rollcall.kafka.bootstrap-servers", String.class);
    }

    public void publish(Event... events) {
        publish(List.of(events));
    }

    public void publish(List<Event> events) {
        events.forEach(event -> producer.send(message(event)));
        producer.flush();
    }

    private ProducerRecord<String, byte[]> message(Event event) {
        var type = EventCodec.typeOf(event);
        var message = new ProducerRecord<>(type.topic().topicName(), event.key(), codec.encode(event));
        header(message, CloudEventHeaders.ID, Ids.next().toString());
        header(message, CloudEventHeaders.TYPE, type.typeName());
        header(message, CloudEventHeaders.TENANT_ID, event.tenantId().value());
        header(message, CloudEventHeaders.TIME, event.occurredAt().toString());
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
