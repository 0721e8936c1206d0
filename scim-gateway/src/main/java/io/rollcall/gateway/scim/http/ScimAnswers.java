package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.ETag;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers as SCIM clients expect them: media type without parameters, errors with a body. */
public final class ScimAnswers {
    public static final String MEDIA_TYPE = "application/scim+json";

    private ScimAnswers() {}

    public static Response ok(String body) {
        return Response.ok(Buffer.buffer(body))
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .build();
    }

    static Response.ResponseBuilder resource(int status, long version, String body) {
        return Response.status(status)
                .entity(Buffer.buffer(body))
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .header(HttpHeaders.ETAG, ETag.of(version));
    }

    public static Response error(ScimError error) {
        return Response.status(error.status())
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(Buffer.buffer(ScimJson.standard().write(error.toJson())))
                .build();
    }

    /** Ends a request that has not reached the REST layer. */
    public static void end(RoutingContext request, ScimError error) {
        Buffer body = Buffer.buffer(ScimJson.standard().write(error.toJson()));
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.answered(body);
        }
        request.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(body);
    }
}
