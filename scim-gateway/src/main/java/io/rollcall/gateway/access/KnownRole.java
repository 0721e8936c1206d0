package io.rollcall.gateway.access;

import java.time.Instant;

/** A role as its owner published it. @param kind PREDEFINED or CUSTOM */
public record KnownRole(String key, long version, String name, String kind, Instant changedAt) {}
