package io.rollcall.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says about a resource that is neither a person nor a group, complete, at one version.
 *
 * @param resourceType the name of the type, which the tenant defined: {@code Device}, {@code Team}
 * @param version counts the changes of the resource
 * @param externalId the identity provider's own id for it
 * @param resource the SCIM resource (RFC 7643) without id and meta
 */
public record DirectoryResource(
        TenantId tenantId,
        DirectoryId directoryId,
        ResourceId id,
        String resourceType,
        long version,
        @Nullable String externalId,
        JsonNode resource) {}
