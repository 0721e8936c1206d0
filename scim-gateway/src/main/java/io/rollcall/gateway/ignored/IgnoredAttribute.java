package io.rollcall.gateway.ignored;

import java.time.Instant;

/** An attribute that the identity provider sends and nobody keeps, and how often. */
public record IgnoredAttribute(
        String resourceType, String attribute, long count, Instant firstSeenAt, Instant lastSeenAt) {}
