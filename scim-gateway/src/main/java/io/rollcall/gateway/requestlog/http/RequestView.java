package io.rollcall.gateway.requestlog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.gateway.requestlog.EventRef;
import io.rollcall.gateway.requestlog.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the request log as the admin API shows it.
 *
 * @param summary what happened, in words
 * @param client the token, OAuth client or application that the request came with
 * @param requestBody in the answer to a request for this entry alone, as are answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(
        UUID id,
        Instant at,
        String summary,
        String method,
        String path,
        int status,
        float durationMillis,
        String dialect,
        @Nullable String client,
        @Nullable String userAgent,
        String requestId,
        @Nullable String subject,
        @Nullable UUID resourceId,
        List<EventRef> events,
        @Nullable String requestBody,
        @Nullable String responseBody) {

    static RequestView of(LoggedRequest entry) {
        return new RequestView(
                entry.id(),
                entry.at(),
                entry.summary(),
                entry.method(),
                entry.path(),
                entry.status(),
                entry.durationMillis(),
                entry.dialect(),
                entry.client(),
                entry.userAgent(),
                entry.requestId(),
                entry.subject(),
                entry.resourceId(),
                entry.events(),
                entry.requestBody(),
                entry.responseBody());
    }
}
