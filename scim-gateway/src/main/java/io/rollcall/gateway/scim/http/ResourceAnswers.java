package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.ETag;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers that carry one resource or a list. */
public final class ResourceAnswers {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private ResourceAnswers() {}

    /** 200, or 304 if the client has this version. */
    public static Response read(RoutingContext request, long version, String location, String body) {
        if (Parameters.ifNoneMatch(request).matches(version)) {
            return Response.status(NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, ETag.of(version))
                    .build();
        }
        return ScimAnswers.resource(200, version, body)
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .build();
    }

    /** 201, without a body if the client does not want one. */
    public static Response created(RoutingContext request, long version, String location, String body) {
        boolean minimal = Preferences.minimal(request.request());
        Response.ResponseBuilder answer = minimal
                ? Response.status(CREATED)
                        .header(HttpHeaders.ETAG, ETag.of(version))
                        .header(Preferences.APPLIED, Preferences.MINIMAL)
                : ScimAnswers.resource(CREATED, version, body);
        return answer.header(HttpHeaders.LOCATION, location).build();
    }

    /** 200, or 204 if the client does not want the resource. */
    public static Response changed(RoutingContext request, long version, String location, String body) {
        return Preferences.minimal(request.request())
                ? Response.status(NO_CONTENT)
                        .header(HttpHeaders.ETAG, ETag.of(version))
                        .header(Preferences.APPLIED, Preferences.MINIMAL)
                        .build()
                : ScimAnswers.resource(200, version, body)
                        .header(HttpHeaders.CONTENT_LOCATION, location)
                        .build();
    }

    /** 204 with the version. */
    public static Response noContent(long version) {
        return Response.status(NO_CONTENT)
                .header(HttpHeaders.ETAG, ETag.of(version))
                .build();
    }

    /** RFC 7644 section 3.4.2. */
    public static Response list(long total, int startIndex, List<String> resources) {
        return list(total, ",\"startIndex\":" + startIndex, resources);
    }

    /** RFC 9865. @param nextCursor null on the last page @param previousCursor null on the first page */
    public static Response cursorList(
            long total, @Nullable String nextCursor, @Nullable String previousCursor, List<String> resources) {
        return list(total, cursor("nextCursor", nextCursor) + cursor("previousCursor", previousCursor), resources);
    }

    private static String cursor(String name, @Nullable String cursor) {
        return cursor == null ? "" : ",\"" + name + "\":\"" + cursor + '"';
    }

    private static Response list(long total, String place, List<String> resources) {
        StringBuilder json = new StringBuilder(256 + 700 * resources.size());
        json.append("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":")
                .append(total)
                .append(place)
                .append(",\"itemsPerPage\":")
                .append(resources.size())
                .append(",\"Resources\":[")
                .append(String.join(",", resources))
                .append("]}");
        return ScimAnswers.ok(json.toString());
    }
}
