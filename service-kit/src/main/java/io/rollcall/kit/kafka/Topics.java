package io.rollcall.kit.kafka;

import io.rollcall.events.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that are missing, unless operators do that ({@code rollcall.kafka.create-topics=false}). */
@ApplicationScoped
public class Topics {

    @ConfigMapping(prefix = "rollcall.kafka")
    interface Settings {
        String bootstrapServers();

        @WithDefault("true")
        boolean createTopics();

        @WithDefault("1")
        short replicationFactor();
    }

    private final KafkaClients clients;
    private final Settings settings;
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    public Topics(KafkaClients clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    /** All topics of the contract. */
    public void createContract() throws InterruptedException {
        create(Arrays.stream(Topic.values()).map(this::describe).toList());
    }

    /** A topic for dead letters: kept until someone has looked at them. */
    public void createDeadLetterTopic(String name) throws InterruptedException {
        create(List.of(new NewTopic(name, 1, settings.replicationFactor())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))));
    }

    private NewTopic describe(Topic topic) {
        NewTopic description = new NewTopic(topic.topicName(), topic.partitions(), settings.replicationFactor());
        return topic.compacted()
                ? description.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
                : description;
    }

    private void create(Collection<NewTopic> wanted) throws InterruptedException {
        List<NewTopic> missing =
                wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
        if (missing.isEmpty() || !settings.createTopics()) {
            return;
        }
        try (Admin admin = clients.admin()) {
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                await(creation.getValue());
                present.add(creation.getKey());
            }
        }
    }

    private static void await(org.apache.kafka.common.KafkaFuture<Void> creation) throws InterruptedException {
        try {
            creation.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create a topic", e.getCause());
            }
        } catch (java.util.concurrent.TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("the broker does not answer", e);
        }
    }
}
