package io.rollcall.examples;

import io.rollcall.events.EventCodec;
import io.rollcall.events.MalformedEventException;
import io.rollcall.events.Topic;
import io.rollcall.events.UnknownEventTypeException;
import io.rollcall.events.UserLifecycleEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints what happens to people's accounts. Argument: bootstrap servers; without it, those of the local stack. */
public final class LifecycleSubscriber {
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>(); // a real service keeps them beside its data

    public static void main(String[] args) throws IOException {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", args.length > 0 ? args[0] : LocalStack.bootstrapServers());
        settings.put("group.id", "lifecycle-printer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false); // its partitions are for its publisher to choose
        settings.put("session.timeout.ms", 6_000); // how long a restart waits for one that was killed
        var subscriber = new LifecycleSubscriber();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.USER_LIFECYCLE.topicName()));
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(subscriber::print);
                consumer.commitSync(); // only now: what was not printed comes again after a restart
            }
        }
    }

    private void print(ConsumerRecord<String, byte[]> message) {
        var type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        try {
            if (codec.decode(type, message.value()) instanceof UserLifecycleEvent event
                    && event.version() > versions.getOrDefault(event.key(), 0L)) { // else a repeat
                System.out.println(LifecycleSentence.of(event));
                versions.put(event.key(), event.version());
            }
        } catch (UnknownEventTypeException | MalformedEventException e) {
            System.err.println(e.getMessage()); // one odd event does not stop the others
        }
    }
}
