package io.rollcall.kit.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a client: RFC 9457.
 *
 * @param type a URN that programs can compare, {@code urn:rollcall:problem:<slug>}
 * @param requestId to be named when asking for help; also in the logs
 * @param members further members of this type of problem
 */
@RegisterForReflection // written by hand, so the REST layer does not see it
@JsonPropertyOrder({"type", "title", "status", "detail", "requestId"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String requestId,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:rollcall:problem:";

    public Problem {
        members = Map.copyOf(members);
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(TYPE_PREFIX + slug, title, status, detail, null, Map.of());
    }

    public Problem with(Map<String, Object> moreMembers) {
        return new Problem(type, title, status, detail, requestId, moreMembers);
    }

    Problem inRequest(@Nullable String id) {
        return new Problem(type, title, status, detail, id, members);
    }
}
