package io.rollcall.system;

import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events of a tenant as they are on topics, to be told again in other ways, also in the name of another tenant. */
final class RecordedEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TIMES = 3;

    private final String bootstrap;
    private final String tenant;
    private final List<ProbedEvent> events;

    private RecordedEvents(String bootstrap, String tenant, List<ProbedEvent> events) {
        this.bootstrap = bootstrap;
        this.tenant = tenant;
        this.events = List.copyOf(events);
    }

    static RecordedEvents of(String bootstrap, String tenant, List<String> topics) {
        List<ProbedEvent> events = new ArrayList<>();
        for (String topic : topics) {
            try (var probe = EventProbe.fromBeginning(bootstrap, topic)) {
                probe.readToEnd(PATIENCE).stream()
                        .filter(event -> event.key().startsWith(tenant + "/"))
                        .forEach(events::add);
            }
        }
        return new RecordedEvents(bootstrap, tenant, events);
    }

    int count() {
        return events.size();
    }

    void once(String other) {
        publish(other, events, false);
    }

    /** Each three times in a row, and then all of it once more. */
    void duplicated(String other) {
        List<ProbedEvent> many = new ArrayList<>();
        events.forEach(event -> many.addAll(Collections.nCopies(TIMES, event)));
        many.addAll(events);
        publish(other, many, false);
    }

    /** As a consumer hears that goes back to an earlier offset again and again. */
    void redelivered(String other, Random random) {
        List<ProbedEvent> many = new ArrayList<>();
        for (int at = 0; at < events.size(); at++) {
            many.add(events.get(at));
            if (random.nextInt(6) == 0) {
                many.addAll(events.subList(random.nextInt(at + 1), at + 1));
            }
        }
        publish(other, many, false);
    }

    /** Each three times, in no order at all. */
    void shuffled(String other, Random random) {
        List<ProbedEvent> many = new ArrayList<>();
        events.forEach(event -> many.addAll(Collections.nCopies(TIMES, event)));
        Collections.shuffle(many, random);
        publish(other, many, false);
    }

    /** In order, and after each of them records that nobody can read or apply, three times. */
    void withPoison(String other) {
        publish(other, events, true);
    }

    private void publish(String other, List<ProbedEvent> many, boolean poison) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ProbedEvent event : many) {
                producer.send(record(event, other, event.value().orElse("")));
                for (int i = 0; poison && i < TIMES; i++) {
                    String value = event.value().orElse("");
                    producer.send(record(event, other, value.substring(0, value.length() / 2)));
                    producer.send(record(event, other, value.replace("\"version\":", "\"version\":-")));
                    producer.send(unknownType(event, other, value));
                }
            }
        }
    }

    private ProducerRecord<String, byte[]> unknownType(ProbedEvent event, String other, String value) {
        var record = record(event, other, value);
        record.headers().remove("ce_type");
        record.headers().add("ce_type", "io.rollcall.nobody.knows.v1".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** A repeat has the id of the first. */
    private ProducerRecord<String, byte[]> record(ProbedEvent event, String other, String value) {
        var record = new ProducerRecord<>(
                event.topic(),
                renamed(event.key(), other),
                renamed(value, other).getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, text) -> {
            String header = name.equals("ce_id")
                    ? UUID.nameUUIDFromBytes((other + text).getBytes(StandardCharsets.UTF_8))
                            .toString()
                    : renamed(text, other);
            record.headers().add(name, header.getBytes(StandardCharsets.UTF_8));
        });
        return record;
    }

    private String renamed(String text, String other) {
        return text.replace(tenant, other);
    }
}
