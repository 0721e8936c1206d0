package io.rollcall.gateway.schema;

import io.rollcall.gateway.access.AccessMode;

/**
 * By what a process tells whether what it knows of a directory is still true.
 *
 * @param schemas counts the changes of the directory's schemas; 0 if it never had any, or does not exist
 * @param access whether roles and entitlements of users must be known ones
 * @param valuesIndexed false if values of its attributes were stored before there was an index for them
 */
public record SchemaRevision(long schemas, AccessMode access, boolean valuesIndexed) {
    public static final SchemaRevision NONE = new SchemaRevision(0, AccessMode.OFF, true);
}
