package io.rollcall.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What consumers tell operators. Kafka's own client metrics have the lag in records per partition. */
final class ConsumerMetrics {

    private final MeterRegistry registry;
    private final Clock clock;

    ConsumerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Counts events, and the time from the producer's commit to the effect here. */
    void processed(String consumer, List<Delivery> deliveries) {
        var now = clock.instant();
        for (Delivery delivery : deliveries) {
            registry.timer(
                            "rollcall.consumer.delay",
                            "consumer",
                            consumer,
                            "topic",
                            delivery.source().topic())
                    .record(nonNegative(Duration.between(delivery.received().time(), now)));
        }
    }

    void deadLettered(String consumer, String topic) {
        registry.counter("rollcall.consumer.dead.lettered", "consumer", consumer, "topic", topic)
                .increment();
    }

    void retried(String consumer) {
        registry.counter("rollcall.consumer.retries", "consumer", consumer).increment();
    }

    private static Duration nonNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
