package io.rollcall.scim.schema;

/** A schema that extends a resource type (RFC 7643 section 3.3). */
public record SchemaExtension(Schema schema, boolean required) {}
