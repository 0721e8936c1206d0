package io.rollcall.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Renders every error of the service. */
@ApplicationScoped
public class ErrorResponses {

    private final List<ErrorRenderer> renderers;
    private final ErrorRenderer fallback;

    public ErrorResponses(@All List<ErrorRenderer> renderers, ObjectMapper json) {
        this.renderers = List.copyOf(renderers);
        this.fallback = new ProblemRenderer(json);
    }

    public Response.ResponseBuilder response(RoutingContext request, Problem problem) {
        ErrorRenderer renderer = rendererOf(request);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(renderer.mediaType())
                .entity(renderer.render(problem.inRequest(RequestId.of(request))));
        renderer.headers(path(request), problem).forEach(response::header);
        return response;
    }

    /** For errors that arise before or outside of the REST layer. */
    void end(RoutingContext request, Problem problem) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        ErrorRenderer renderer = rendererOf(request);
        byte[] body = renderer.render(problem.inRequest(RequestId.of(request)));
        renderer.headers(path(request), problem).forEach(request.response()::putHeader);
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", renderer.mediaType())
                .end(io.vertx.core.buffer.Buffer.buffer(body));
    }

    private ErrorRenderer rendererOf(RoutingContext request) {
        String path = path(request);
        return renderers.stream()
                .filter(renderer -> renderer.handles(path))
                .findFirst()
                .orElse(fallback);
    }

    private static String path(RoutingContext request) {
        String path = request.request().path();
        return path == null ? "/" : path;
    }

    private record ProblemRenderer(ObjectMapper json) implements ErrorRenderer {

        @Override
        public boolean handles(String path) {
            return true;
        }

        @Override
        public String mediaType() {
            return Problem.MEDIA_TYPE;
        }

        @Override
        public byte[] render(Problem problem) {
            try {
                return json.writeValueAsBytes(problem);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a problem has members that are no JSON", e);
            }
        }
    }
}
