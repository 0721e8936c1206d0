package io.rollcall.gateway.traffic.http;

import io.rollcall.kit.http.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks bodies that come with Content-Encoding: gzip, while they are read. What counts for the limit of a body is its
 * unpacked size, as the limit is applied to what this hands on: a bomb is given up when it reaches the limit.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class GzipBodies implements ReaderInterceptor {

    static boolean isGzip(@Nullable String encoding) {
        return encoding != null
                && (encoding.strip().equalsIgnoreCase("gzip")
                        || encoding.strip().equalsIgnoreCase("x-gzip"));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream body = context.getInputStream();
        if (body == null || !isGzip(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            return context.proceed();
        }
        try {
            context.setInputStream(new GZIPInputStream(body));
            return context.proceed();
        } catch (ZipException | EOFException e) {
            throw ProblemException.badRequest("The body says that it is gzip, but cannot be unpacked.");
        }
    }
}
