package io.rollcall.gateway.requestlog.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes bodies of SCIM requests and answers: the very objects, not copies. */
@Provider
@Priority(Priorities.ENTITY_CODER - 100)
public class BodyCapture implements ReaderInterceptor {
    private final CurrentVertxRequest current;

    public BodyCapture(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object read = context.proceed();
        RoutingContext request = current.getCurrent();
        RequestTrace trace = request == null ? null : RequestTrace.of(request);
        if (trace != null && read instanceof byte[] body && body.length > 0) {
            trace.sent(body);
        }
        return read;
    }

    @ServerResponseFilter
    public void answered(ContainerResponseContext response, RoutingContext request) {
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            switch (response.getEntity()) {
                case Buffer body -> trace.answered(body);
                case byte[] body -> trace.answered(Buffer.buffer(body));
                case null, default -> {}
            }
        }
    }
}
