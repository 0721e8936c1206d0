package io.rollcall.gateway.scim.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.scim.Remarks;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt about a SCIM request on its way, for the request log. Everything is a reference to what is there
 * anyway: the request itself must not pay for being logged.
 */
public final class RequestTrace {
    private static final String KEY = RequestTrace.class.getName();

    /** The directory that a request is for, whether or not it was let in. */
    public record Target(
            TenantId tenant,
            DirectoryId directory,
            String dialect,
            @Nullable Integer requestsPerSecond,
            boolean logBodies) {}

    private final long startedNanos = System.nanoTime();
    private final Remarks remarks = new Remarks();
    private @Nullable Target target;
    private @Nullable String dialect;
    private @Nullable String client;
    private @Nullable String refusal;
    private byte @Nullable [] requestBody;
    private @Nullable Buffer responseBody;

    public static RequestTrace start(RoutingContext request) {
        RequestTrace trace = new RequestTrace();
        request.put(KEY, trace);
        return trace;
    }

    public static @Nullable RequestTrace of(RoutingContext request) {
        return request.get(KEY);
    }

    public void aimsAt(Target directory) {
        target = directory;
    }

    /** How the request is read, where more than the target is known. */
    public void speaks(String key) {
        dialect = key;
    }

    /** The token, client or application that the request came with. */
    public void comesFrom(String name) {
        client = name;
    }

    /** Why it was not let in, in a few words. */
    public void refused(String reason) {
        refusal = reason;
    }

    public void sent(byte[] body) {
        requestBody = body;
    }

    public void answered(Buffer body) {
        responseBody = body;
    }

    public Remarks remarks() {
        return remarks;
    }

    public long startedNanos() {
        return startedNanos;
    }

    public @Nullable Target target() {
        return target;
    }

    public @Nullable String dialect() {
        return dialect;
    }

    public @Nullable String client() {
        return client;
    }

    public @Nullable String refusal() {
        return refusal;
    }

    public byte @Nullable [] requestBody() {
        return requestBody;
    }

    public @Nullable Buffer responseBody() {
        return responseBody;
    }
}
