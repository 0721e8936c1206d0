package io.rollcall.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.testing.ProbedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final String SEATS = "license.seat.events.v1";

    @Test
    void events_are_counted_by_topic_and_by_the_part_of_the_type_that_people_say() {
        // Given
        var events = List.of(
                event(SEATS, "io.rollcall.seat.assigned.v1"),
                event(SEATS, "io.rollcall.seat.assigned.v1"),
                event(SEATS, "io.rollcall.seat.released.v1"),
                event("rbac.assignment.events.v1", "io.rollcall.role.assigned.v1"));

        // When
        var counts = Closing.countsByTopic(events);

        // Then
        assertThat(counts)
                .isEqualTo(Map.of(
                        SEATS,
                        Map.of("seat.assigned", 2L, "seat.released", 1L),
                        "rbac.assignment.events.v1",
                        Map.of("role.assigned", 1L)));
    }

    private static PublishedEvent event(String topic, String type) {
        return new PublishedEvent(
                new ProbedEvent(topic, 0, 0, "acme/1", Map.of("ce_type", type), Optional.of("{}")), Instant.EPOCH);
    }
}
