package io.rollcall.scim.schema;

/** What a new version of a schema asks of the resources that are stored; {@link SchemaEvolution} finds it. */
public sealed interface SchemaHazard {
    ResolvedPath path();

    /** Values would no longer be described: the attribute is gone, or is something else now. */
    record NoValues(ResolvedPath path, String because) implements SchemaHazard {}

    /** The attribute is required now: whatever has the schema, or the attribute around it, must have a value. */
    record Everywhere(ResolvedPath path) implements SchemaHazard {}

    /** Values must be among the canonical ones, which are fewer or new. */
    record Canonical(ResolvedPath path) implements SchemaHazard {}
}
