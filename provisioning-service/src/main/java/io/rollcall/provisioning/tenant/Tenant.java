package io.rollcall.provisioning.tenant;

import io.rollcall.events.TenantId;
import io.rollcall.events.TenantState;
import java.time.Instant;

/** A customer of the vendor. */
public record Tenant(TenantId id, String name, long version, Instant createdAt, Instant updatedAt) {

    public TenantState toEvent() {
        return new TenantState(updatedAt, id, version, name);
    }
}
