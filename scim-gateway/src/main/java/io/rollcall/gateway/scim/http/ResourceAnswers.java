package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.ETag;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

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

    public static Response created(long version, String location, String body) {
        return ScimAnswers.resource(CREATED, version, body)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    public static Response changed(RoutingContext request, long version, String location, String body) {
        return Parameters.prefersMinimal(request.request())
                ? noContent(version)
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
        StringBuilder json = new StringBuilder(128 + 700 * resources.size());
        json.append("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":")
                .append(total)
                .append(",\"startIndex\":")
                .append(startIndex)
                .append(",\"itemsPerPage\":")
                .append(resources.size())
                .append(",\"Resources\":[")
                .append(String.join(",", resources))
                .append("]}");
        return ScimAnswers.ok(json.toString());
    }
}
