package io.rollcall.gateway.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import java.time.Instant;

/** One connection of a tenant to an identity provider. */
public record Directory(
        TenantId tenant,
        DirectoryId id,
        String name,
        String provider,
        DirectoryState.Status status,
        long version,
        Instant createdAt) {

    DirectoryState state(Instant at) {
        return new DirectoryState(at, tenant, id, version, name, provider, status, false);
    }
}
