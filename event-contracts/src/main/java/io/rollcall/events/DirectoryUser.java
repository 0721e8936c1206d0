package io.rollcall.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says about a person, complete, at one version.
 *
 * @param version counts every change of the person or of their direct memberships
 * @param active false as soon as the identity provider deactivated or deleted the person
 * @param userName the unique name in the directory, as the identity provider writes it
 * @param externalId the identity provider's own id for the person
 * @param displayName the name to show
 * @param primaryEmail the primary e-mail address, or the first one
 * @param groups direct memberships
 * @param resource the SCIM resource (RFC 7643) without password, groups and meta
 */
public record DirectoryUser(
        TenantId tenantId,
        DirectoryId directoryId,
        UserId id,
        long version,
        boolean active,
        String userName,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String primaryEmail,
        List<GroupRef> groups,
        JsonNode resource) {

    public DirectoryUser {
        groups = List.copyOf(groups);
    }
}
