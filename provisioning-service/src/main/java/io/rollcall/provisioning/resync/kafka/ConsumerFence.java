package io.rollcall.provisioning.resync.kafka;

import io.rollcall.events.Topic;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.provisioning.resync.Fence;
import io.rollcall.provisioning.resync.ResyncException;
import io.rollcall.provisioning.resync.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares what the consumer groups of the services have committed with the ends of the topics. */
@ApplicationScoped
class ConsumerFence implements Fence {

    private static final Set<Topic> TOPICS = Set.of(
            Topic.DIRECTORY_USER_EVENTS,
            Topic.DIRECTORY_GROUP_EVENTS,
            Topic.ENTITLEMENT,
            Topic.SEAT_EVENTS,
            Topic.ROLE_ASSIGNMENT_EVENTS);
    /** It follows at leisure, and nobody decides by what it has. */
    private static final String AUDIT = Service.PROVISIONING.title() + ".audit";

    /** Longer than an outbox waits, so that what is committed when the fence is set is on its topic. */
    private static final Duration OUTBOX = Duration.ofMillis(1_200);

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final Clock clock;

    ConsumerFence(KafkaClients kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public void await() throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        try (Admin admin = kafka.admin()) {
            Set<String> groups = groups(admin);
            Map<TopicPartition, Long> ends = Map.of();
            Map<TopicPartition, Long> before;
            do {
                before = ends;
                TimeUnit.MILLISECONDS.sleep(OUTBOX.toMillis());
                ends = ends(admin);
                awaitAll(admin, groups, ends, deadline);
            } while (!ends.equals(before) && clock.instant().isBefore(deadline));
        } catch (ExecutionException e) {
            throw new ResyncException("Kafka did not say how far the services have read.", e);
        }
    }

    private void awaitAll(Admin admin, Set<String> groups, Map<TopicPartition, Long> ends, Instant deadline)
            throws InterruptedException, ExecutionException {
        while (!passed(admin, groups, ends) && clock.instant().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private static Set<String> groups(Admin admin) throws InterruptedException, ExecutionException {
        List<String> prefixes = Arrays.stream(Service.values())
                .map(service -> service.title() + ".")
                .toList();
        return admin.listConsumerGroups().all().get().stream()
                .map(group -> group.groupId())
                .filter(group -> !group.equals(AUDIT) && prefixes.stream().anyMatch(group::startsWith))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static boolean passed(Admin admin, Set<String> groups, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        Map<String, ListConsumerGroupOffsetsSpec> asked =
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(asked).all().get().values().stream()
                .allMatch(committed -> passed(committed, ends));
    }

    /** Of the topics that the group follows. A partition of which it has committed nothing is one that it has to read. */
    private static boolean passed(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        Set<String> followed =
                committed.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
        return ends.entrySet().stream()
                .filter(end -> followed.contains(end.getKey().topic()))
                .allMatch(end -> offset(committed, end.getKey()) >= end.getValue());
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }
}
