package io.rollcall.events;

import java.time.Instant;

/** A person is entitled to something else than before. */
public record EntitlementChanged(Instant occurredAt, Entitlement entitlement, Cause cause) implements Event {

    @Override
    public TenantId tenantId() {
        return entitlement.tenantId();
    }

    @Override
    public String subject() {
        return "users/" + entitlement.id();
    }

    @Override
    public long version() {
        return entitlement.version();
    }
}
