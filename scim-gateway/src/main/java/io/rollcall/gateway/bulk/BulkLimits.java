package io.rollcall.gateway.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a bulk request may be (RFC 7644 section 3.7.4). */
@ApplicationScoped
public class BulkLimits {
    private final int maxOperations;
    private final int maxPayloadSize;

    public BulkLimits(
            @ConfigProperty(name = "rollcall.scim.bulk.max-operations") int maxOperations,
            @ConfigProperty(name = "rollcall.scim.bulk.max-payload-size") MemorySize maxPayloadSize) {
        this.maxOperations = maxOperations;
        this.maxPayloadSize = Math.toIntExact(maxPayloadSize.asLongValue());
    }

    public int maxOperations() {
        return maxOperations;
    }

    /** In bytes. */
    public int maxPayloadSize() {
        return maxPayloadSize;
    }
}
