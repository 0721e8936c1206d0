package io.rollcall.gateway.group;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import java.time.Instant;

/**
 * A group at one version, without its members.
 *
 * @param version counts changes of attributes and members
 * @param eventVersion counts what is told on the group topic
 * @param resource the canonical SCIM resource as JSON text, without id, meta and members
 * @param memberCount how many memberships there are, also of people who are not here yet
 */
public record StoredGroup(
        GroupId id,
        String displayName,
        long version,
        long eventVersion,
        long memberCount,
        String resource,
        Instant createdAt,
        Instant lastModified) {

    public GroupRef ref() {
        return new GroupRef(id, displayName);
    }
}
