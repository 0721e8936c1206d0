package io.rollcall.gateway.resource;

import io.rollcall.events.ResourceId;
import java.time.Instant;

/** A resource at one version. @param resource the canonical SCIM resource as JSON text, without id and meta */
public record StoredResource(ResourceId id, long version, String resource, Instant createdAt, Instant lastModified) {}
