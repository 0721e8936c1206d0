package io.rollcall.kit.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to the limit, also one that does not say its length. An empty body, or a JSON null, where an endpoint
 * takes one is the client's mistake; it must not arrive as null.
 */
@Provider
public class BodyGuard implements ReaderInterceptor {

    private final BodySizes sizes;
    private final CurrentVertxRequest request;

    public BodyGuard(BodySizes sizes, CurrentVertxRequest request) {
        this.sizes = sizes;
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // Plain text would go to the constructor of any record that has but one text.
        if (Record.class.isAssignableFrom(context.getType())
                && context.getMediaType() != null
                && context.getMediaType().getType().equals("text")) {
            throw new ProblemException(StatusProblems.of(415));
        }
        InputStream body = context.getInputStream();
        if (body != null) {
            RoutingContext http = request.getCurrent();
            InputStream limited = new LimitedStream(body, sizes.limit(http));
            boolean repeatable = http.request().getHeader(BodyDigest.IDEMPOTENCY_KEY) != null;
            context.setInputStream(repeatable ? BodyDigest.taken(limited, http) : limited);
        }
        @Nullable Object read = context.proceed();
        if (read == null) {
            throw new ProblemException(400, "empty-body", "The body is empty", "This path needs a JSON body.");
        }
        return read;
    }
}
