package io.rollcall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.testing.EmbeddedKafka;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program as a process of its own, on a real broker. */
class LifecycleSubscriberTest {
    private static final int MORE_THAN_A_PIPE_HOLDS = 5_000;

    private EmbeddedKafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        kafka = EmbeddedKafka.temporary();
        LifecycleStream.createTopic(kafka.bootstrapServers());
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    @Test
    void nothing_is_lost_when_it_is_killed_in_the_middle() throws Exception {
        // Given
        var published = LifecycleStream.publish(kafka.bootstrapServers(), 0, MORE_THAN_A_PIPE_HOLDS);
        var printed = new ArrayList<>(printUntilKilled());
        var rest = without(published, printed);

        // When
        try (var restarted = SubscriberProcess.start(kafka.bootstrapServers())) {
            printed.addAll(restarted.readUntilSeen(rest));
        }

        // Then
        assertThat(rest).isNotEmpty().hasSizeLessThan(published.size());
        assertThat(without(published, printed)).isEmpty();
    }

    @Test
    void it_goes_on_where_it_was() throws Exception {
        // Given
        var old = LifecycleStream.publish(kafka.bootstrapServers(), 0, 40);
        try (var first = SubscriberProcess.start(kafka.bootstrapServers())) {
            first.readUntilSeen(old);
            LifecycleStream.awaitCommitted(kafka.bootstrapServers(), 40);
        }
        var fresh = LifecycleStream.publish(kafka.bootstrapServers(), 40, 1);

        // When
        List<String> printed;
        try (var restarted = SubscriberProcess.start(kafka.bootstrapServers())) {
            printed = restarted.readUntilSeen(fresh);
        }

        // Then
        assertThat(printed).isEqualTo(fresh);
    }

    private List<String> printUntilKilled() throws Exception {
        try (var subscriber = SubscriberProcess.start(kafka.bootstrapServers())) {
            subscriber.awaitBlocked();
            return subscriber.kill();
        }
    }

    private static List<String> without(List<String> lines, List<String> known) {
        var rest = new ArrayList<>(lines);
        rest.removeAll(known);
        return rest;
    }
}
