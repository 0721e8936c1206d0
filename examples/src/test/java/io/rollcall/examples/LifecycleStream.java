package io.rollcall.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserUpdated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Lifecycle events of some people, published the way provisioning-service publishes them. */
final class LifecycleStream {
    private static final int PEOPLE = 20;
    private static final Instant TIME = Instant.parse("2026-03-02T09:15:27.318Z");

    private LifecycleStream() {}

    static void createTopic(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic = new NewTopic(Topic.USER_LIFECYCLE.topicName(), Topic.USER_LIFECYCLE.partitions(), (short) 1);
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    /** Publishes the next {@code count} events; answers the sentences that a subscriber should print. */
    static List<String> publish(String bootstrapServers, int first, int count) {
        var codec = new EventCodec();
        var sentences = new ArrayList<String>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = first; i < first + count; i++) {
                var event = event(i % PEOPLE, 1 + i / PEOPLE);
                producer.send(message(event, codec));
                sentences.add(LifecycleSentence.of(event));
            }
        }
        return sentences;
    }

    /** Waits until the subscriber has committed so many events. */
    static void awaitCommitted(String bootstrapServers, long count) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            while (committed(admin) < count) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static long committed(Admin admin) throws Exception {
        var offsets = admin.listConsumerGroupOffsets("lifecycle-printer")
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    }

    private static ProducerRecord<String, byte[]> message(UserLifecycleEvent event, EventCodec codec) {
        var message = new ProducerRecord<>(Topic.USER_LIFECYCLE.topicName(), event.key(), codec.encode(event));
        String type = EventCodec.typeOf(event).typeName();
        message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static UserLifecycleEvent event(int person, long version) {
        var cause = new Cause(Cause.Kind.SYSTEM, "test", null, null);
        if (version == 1) {
            return new UserProvisioned(TIME, user(person, version), cause);
        }
        var json = JsonNodeFactory.instance;
        var change = new AttributeChange(
                "title", json.textNode("Recruiter " + (version - 1)), json.textNode("Recruiter " + version));
        return new UserUpdated(TIME, user(person, version), List.of(change), cause);
    }

    private static User user(int person, long version) {
        return new User(
                new TenantId("acme"),
                new UserId(new UUID(0, person)),
                version,
                User.Status.ACTIVE,
                "person-" + person + "@acme.example",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
