package io.rollcall.rbac.role.kafka;

import io.rollcall.rbac.catalogue.Catalogue;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the tenants anew for every new catalogue: the group that reads them is named after it, and a new group starts
 * at the beginning of the compacted topic. So every tenant's roles are published again, also of tenants where nothing
 * else happens; row-level security leaves no way to ask the database for all tenants.
 */
@ApplicationScoped
class TenantReplay implements ClientCustomizer<Map<String, Object>> {

    private static final String CHANNEL = "tenants";

    private final Catalogue catalogue;

    TenantReplay(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> client) {
        if (!channel.equals(CHANNEL)) {
            return client;
        }
        Map<String, Object> customized = new HashMap<>(client);
        customized.put(ConsumerConfig.GROUP_ID_CONFIG, "rbac-service." + CHANNEL + ".catalogue-" + catalogue.version());
        return customized;
    }

    /** After the kit's, which names groups after their channels. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }
}
