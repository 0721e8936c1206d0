package io.rollcall.gateway.directory.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.DirectoryState;
import io.rollcall.gateway.directory.Directory;
import java.time.Instant;
import java.util.UUID;

/**
 * A directory as the admin API shows it.
 *
 * @param scimBaseUrl what the IT admin enters at the identity provider
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectoryView(
        UUID id, String name, String provider, DirectoryState.Status status, String scimBaseUrl, Instant createdAt) {

    static DirectoryView of(Directory directory, String publicUrl) {
        return new DirectoryView(
                directory.id().value(),
                directory.name(),
                directory.provider(),
                directory.status(),
                publicUrl + "/scim/v2/" + directory.id(),
                directory.createdAt());
    }
}
