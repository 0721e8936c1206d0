package io.rollcall.kit.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.rollcall.events.TenantId;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Continues the traces of events. A batch of one trace becomes its child; a batch of several gets a span of its own
 * that links to them. Each run has a Vert.x context of its own, so that spans and log fields do not mix.
 */
@ApplicationScoped
public class BatchTrace {

    private static final int MOST_LINKS = 64;

    private final Tracer tracer;
    private final Vertx vertx;

    public BatchTrace(OpenTelemetry telemetry, Vertx vertx) {
        this.tracer = telemetry.getTracer("io.rollcall.kit");
        this.vertx = vertx;
    }

    public <T> Uni<T> run(String consumer, TenantId tenant, List<String> traceParents, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> {
            var context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(started -> {
                MDC.put(LogFields.TENANT, tenant.value());
                traced(consumer, traceParents, work).subscribe().with(caller::complete, caller::fail);
            });
        });
    }

    @SuppressWarnings("MustBeClosedChecker") // the scope ends with the asynchronous work
    private <T> Uni<T> traced(String consumer, List<String> traceParents, Supplier<Uni<T>> work) {
        Span span = span(consumer, traceParents);
        Scope scope = span.makeCurrent();
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> span.setStatus(StatusCode.ERROR))
                .onTermination()
                .invoke(() -> {
                    scope.close();
                    span.end();
                });
    }

    private Span span(String consumer, List<String> traceParents) {
        List<SpanContext> parents = traceParents.stream()
                .limit(MOST_LINKS)
                .map(TraceParent::parse)
                .flatMap(Optional::stream)
                .toList();
        SpanBuilder builder = tracer.spanBuilder("process " + consumer).setSpanKind(SpanKind.CONSUMER);
        if (parents.size() == 1) {
            builder.setParent(Context.root().with(Span.wrap(parents.getFirst())));
        } else {
            builder.setNoParent();
            parents.forEach(builder::addLink);
        }
        return builder.startSpan();
    }
}
