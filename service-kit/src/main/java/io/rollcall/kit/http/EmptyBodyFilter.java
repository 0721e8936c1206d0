package io.rollcall.kit.http;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An empty body, or a JSON null, where an endpoint takes one is the client's mistake; it must not arrive as null. */
@Provider
public class EmptyBodyFilter implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        @Nullable Object body = context.proceed();
        if (body == null) {
            throw new ProblemException(400, "empty-body", "The body is empty", "This path needs a JSON body.");
        }
        return body;
    }
}
