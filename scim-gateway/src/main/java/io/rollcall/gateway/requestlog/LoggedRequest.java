package io.rollcall.gateway.requestlog;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the request log.
 *
 * @param summary what happened, in words
 * @param subject the name of the person or group, if there is one
 * @param resourceId the id of the person or group
 * @param requestBody redacted; null if there was none, or none is kept
 */
public record LoggedRequest(
        UUID id,
        TenantId tenant,
        DirectoryId directory,
        Instant at,
        String method,
        String path,
        int status,
        float durationMillis,
        String dialect,
        @Nullable String client,
        @Nullable String userAgent,
        String requestId,
        String summary,
        @Nullable String subject,
        @Nullable UUID resourceId,
        @Nullable String requestBody,
        @Nullable String responseBody,
        List<EventRef> events) {
    public LoggedRequest {
        events = List.copyOf(events);
    }
}
