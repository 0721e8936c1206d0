package io.rollcall.events;

import java.time.Instant;

/**
 * The present state of a tenant (compacted).
 *
 * @param version counts the changes of this tenant
 * @param name the name to show
 */
public record TenantState(Instant occurredAt, TenantId tenantId, long version, String name) implements Event {

    @Override
    public String subject() {
        return "tenants/" + tenantId;
    }

    @Override
    public String key() {
        return tenantId.value();
    }
}
