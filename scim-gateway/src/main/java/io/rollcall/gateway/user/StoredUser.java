package io.rollcall.gateway.user;

import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A person at one version.
 *
 * @param resource the canonical SCIM resource as JSON text, without id, meta and groups
 * @param groups direct memberships; empty where the query did not ask for them
 */
public record StoredUser(
        UserId id, long version, String resource, Instant createdAt, Instant lastModified, List<GroupRef> groups) {
    public StoredUser {
        groups = List.copyOf(groups);
    }
}
