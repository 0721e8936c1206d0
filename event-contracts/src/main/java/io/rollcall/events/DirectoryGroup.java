package io.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says about a group. Members are told on the user topic.
 *
 * @param version counts the changes told on the group topic
 * @param displayName the name to show
 * @param externalId the identity provider's own id for the group
 */
public record DirectoryGroup(
        TenantId tenantId,
        DirectoryId directoryId,
        GroupId id,
        long version,
        String displayName,
        @Nullable String externalId) {}
