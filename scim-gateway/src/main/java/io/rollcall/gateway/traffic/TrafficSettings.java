package io.rollcall.gateway.traffic;

import org.jspecify.annotations.Nullable;

/**
 * How a directory is served.
 *
 * @param requestsPerSecond null for the default of the service
 * @param logBodies whether the request log keeps bodies
 */
public record TrafficSettings(@Nullable Integer requestsPerSecond, boolean logBodies) {
    public static final TrafficSettings DEFAULT = new TrafficSettings(null, true);
}
