package io.rollcall.kit.sample;

import io.rollcall.events.EventCodec;
import io.rollcall.events.RoleState;
import io.rollcall.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another producer than ours, which also sends what ours never would. */
final class TestPublisher implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigProvider.getConfig().getValue("rollcall.kafka.bootstrap-servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    void publish(UUID id, RoleState state) {
        send(message(id, state.tenantId().value(), state.key(), typeOf(state), codec.encode(state)));
    }

    void publishRaw(String tenant, String type, String payload) {
        byte[] value = payload.getBytes(StandardCharsets.UTF_8);
        send(message(UUID.randomUUID(), tenant, tenant + "/x", type, value));
    }

    void publishTombstone(String tenant, String role) {
        producer.send(new ProducerRecord<>(Topic.ROLE_STATE.topicName(), tenant + "/" + role, null));
    }

    private void send(ProducerRecord<String, byte[]> message) {
        producer.send(message);
    }

    private static String typeOf(RoleState state) {
        return EventCodec.typeOf(state).typeName();
    }

    private static ProducerRecord<String, byte[]> message(
            UUID id, String tenant, String key, String type, byte[] value) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topic.ROLE_STATE.topicName(), key, value);
        header(message, "ce_id", id.toString());
        header(message, "ce_type", type);
        header(message, "ce_tenantid", tenant);
        header(message, "ce_time", "2026-01-01T00:00:00Z");
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
