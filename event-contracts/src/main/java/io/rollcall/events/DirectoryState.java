package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a directory (compacted).
 *
 * @param version counts the changes of this directory
 * @param name what the tenant calls it
 * @param provider which identity provider it connects, for example okta or entra
 * @param status whether it takes requests
 * @param honoursRoles whether people get the roles and entitlements that it names for them; absent in older events: they
 *     do not
 */
public record DirectoryState(
        Instant occurredAt,
        TenantId tenantId,
        DirectoryId id,
        long version,
        String name,
        String provider,
        Status status,
        @Nullable Boolean honoursRoles)
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
