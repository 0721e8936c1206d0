package io.rollcall.gateway.resource;

import io.rollcall.scim.message.ScimException;

/** What came of a request about one resource. */
public sealed interface ResourceResult {
    /** The resource as it is now, changed or not. */
    record Stored(StoredResource resource) implements ResourceResult {}

    record Deleted() implements ResourceResult {}

    record Missing() implements ResourceResult {}

    /** The version is not the one that If-Match named. */
    record Stale() implements ResourceResult {}

    /** The change cannot be made, or takes a value that another resource has. */
    record Refused(ScimException reason) implements ResourceResult {}
}
