package io.rollcall.gateway.requestlog;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that has ended, as it was: nothing is parsed, copied or redacted yet.
 *
 * @param path below the base URL of the directory, with the query
 * @param refusal why it was not let in, if so
 * @param remarks to be told besides what happened
 * @param sent null if there was no body, or bodies are not kept
 */
public record RequestRecord(
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
        @Nullable String refusal,
        List<String> remarks,
        byte @Nullable [] sent,
        @Nullable Buffer answered,
        boolean keepBodies,
        List<EventRef> events) {

    /** About as many bytes as it holds. */
    long weight() {
        return 1_000L + (sent == null ? 0 : sent.length) + (answered == null ? 0 : answered.length());
    }
}
