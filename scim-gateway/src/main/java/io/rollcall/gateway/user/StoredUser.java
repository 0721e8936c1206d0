package io.rollcall.gateway.user;

import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A person at one version.
 *
 * @param resource the canonical SCIM resource as JSON text, without id, meta and groups
 * @param told kept where the person was read to be changed
 * @param groups direct memberships; empty where the query did not ask for them
 */
public record StoredUser(
        UserId id,
        long version,
        String resource,
        Instant createdAt,
        Instant lastModified,
        List<GroupRef> groups,
        Told told) {
    public StoredUser {
        groups = List.copyOf(groups);
    }

    /** Somebody of whom others know what SCIM says, or of whom nothing is to be told. */
    public StoredUser(
            UserId id, long version, String resource, Instant createdAt, Instant lastModified, List<GroupRef> groups) {
        this(id, version, resource, createdAt, lastModified, groups, Told.ALL);
    }

    public StoredUser at(Instant time) {
        return new StoredUser(id, version, resource, createdAt, time, groups, told);
    }

    public StoredUser with(Told next) {
        return new StoredUser(id, version, resource, createdAt, lastModified, groups, next);
    }
}
