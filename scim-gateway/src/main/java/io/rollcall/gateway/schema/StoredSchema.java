package io.rollcall.gateway.schema;

import java.time.Instant;

/** A definition at one version. Versions count on when a schema is deleted and defined again. */
public record StoredSchema(SchemaDefinition definition, long version, Instant createdAt, Instant lastModified) {}
