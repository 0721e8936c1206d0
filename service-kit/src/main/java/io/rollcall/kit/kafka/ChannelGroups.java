package io.rollcall.kit.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each channel a consumer group of its own, {@code <service>.<channel>}: two channels may then read the same
 * topic, and a rebalance of one does not stop the others. A {@code group.id} set on the channel wins.
 */
@ApplicationScoped
class ChannelGroups implements ClientCustomizer<Map<String, Object>> {

    private final String service;

    ChannelGroups(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> client) {
        Object group = client.get(ConsumerConfig.GROUP_ID_CONFIG);
        if (!service.equals(group)) {
            return client;
        }
        Map<String, Object> customized = new HashMap<>(client);
        customized.put(ConsumerConfig.GROUP_ID_CONFIG, service + "." + channel);
        return customized;
    }
}
