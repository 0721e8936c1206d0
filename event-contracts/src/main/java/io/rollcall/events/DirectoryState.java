package io.rollcall.events;

import java.time.Instant;

/**
 * The present state of a directory (compacted).
 *
 * @param version counts the changes of this directory
 * @param name what the tenant calls it
 * @param provider which identity provider it connects, for example okta or entra
 * @param status whether it takes requests
 */
public record DirectoryState(
        Instant occurredAt,
        TenantId tenantId,
        DirectoryId id,
        long version,
        String name,
        String provider,
        Status status)
        implements Event {

    /** Whether the directory takes requests. */
    public enum Status {
        ACTIVE,
        DISABLED,
        DELETED
    }

    @Override
    public String subject() {
        return "directories/" + id;
    }
}
