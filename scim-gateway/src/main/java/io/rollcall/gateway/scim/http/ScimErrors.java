package io.rollcall.gateway.scim.http;

import io.rollcall.kit.http.ErrorRenderer;
import io.rollcall.kit.http.Problem;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error below /scim has a SCIM body (RFC 7644 section 3.12), whoever found it. */
@ApplicationScoped
public class ScimErrors implements ErrorRenderer {
    /** The detail of a 404 at a path that leads nowhere. */
    public static final String NO_ENDPOINT = "There is no such endpoint. See /ResourceTypes for what this server has.";

    static final String OTHER_METHODS =
            "This path does not take this method. The Allow header names those that it takes.";
    private static final int METHOD_NOT_ALLOWED = 405;

    @ServerExceptionMapper
    public Response scim(ScimException e) {
        return ScimAnswers.error(e.error());
    }

    @Override
    public boolean handles(String path) {
        return path.equals("/scim") || path.startsWith("/scim/");
    }

    @Override
    public String mediaType() {
        return ScimAnswers.MEDIA_TYPE;
    }

    @Override
    public Map<String, String> headers(String path, Problem problem) {
        return problem.status() == METHOD_NOT_ALLOWED ? Map.of("Allow", AllowedMethods.at(path)) : Map.of();
    }

    @Override
    public byte[] render(Problem problem) {
        return ScimJson.standard()
                .write(ScimError.of(problem.status(), detail(problem)).toJson());
    }

    private static String detail(Problem problem) {
        return switch (problem.status()) {
            case 404 -> NO_ENDPOINT;
            case 405 -> OTHER_METHODS;
            case 415 -> "Send the body as application/scim+json or application/json.";
            default -> problem.detail();
        };
    }
}
