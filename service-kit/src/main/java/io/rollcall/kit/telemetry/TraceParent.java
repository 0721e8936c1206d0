package io.rollcall.kit.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} header, which carries a trace through the outbox and Kafka. */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern SYNTAX = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** Of the span that is current, or null when there is none (tracing is off by default). */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    public static Optional<SpanContext> parse(String header) {
        Matcher parts = SYNTAX.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        SpanContext parent = SpanContext.createFromRemoteParent(
                parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault());
        return parent.isValid() ? Optional.of(parent) : Optional.empty();
    }
}
