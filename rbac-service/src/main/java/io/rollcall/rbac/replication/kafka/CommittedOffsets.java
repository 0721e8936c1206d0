package io.rollcall.rbac.replication.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.rbac.replication.Progress;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the groups of this service's channels have committed, which they do after the database. */
@ApplicationScoped
class CommittedOffsets implements Progress {

    /** The channels of SubjectConsumers. */
    private static final List<String> CHANNELS = List.of("directory-users", "entitlements", "seats");

    private final KafkaClients clients;
    private final Map<String, ListConsumerGroupOffsetsSpec> groups;
    private @Nullable Admin admin;

    CommittedOffsets(KafkaClients clients, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.clients = clients;
        this.groups = CHANNELS.stream()
                .map(channel -> service + "." + channel)
                .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec()));
    }

    @Override
    public Uni<AppliedPositions> applied() {
        return Uni.createFrom()
                .completionStage(
                        () -> admin().listConsumerGroupOffsets(groups).all().toCompletionStage())
                .map(CommittedOffsets::positions);
    }

    private static AppliedPositions positions(Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        Map<String, Map<Integer, Long>> topics = new HashMap<>();
        committed
                .values()
                .forEach(group -> group.forEach((partition, offset) -> {
                    if (offset != null) {
                        topics.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                                .put(partition.partition(), offset.offset());
                    }
                }));
        return new AppliedPositions(topics);
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = clients.admin();
            admin = open;
        }
        return open;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close();
        }
    }
}
