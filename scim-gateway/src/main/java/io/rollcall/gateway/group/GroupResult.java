package io.rollcall.gateway.group;

import io.rollcall.scim.message.ScimException;

/** What came of a request about one group. */
public sealed interface GroupResult {
    /** The group as it is now, changed or not. */
    record Stored(GroupDetails details) implements GroupResult {}

    record Deleted() implements GroupResult {}

    /** There is no group with that id in the directory. */
    record Missing() implements GroupResult {}

    /** The version is not the one that If-Match named. */
    record Stale() implements GroupResult {}

    /** Another group has the displayName. */
    record Taken() implements GroupResult {}

    /** The change itself cannot be done. */
    record Refused(ScimException reason) implements GroupResult {}
}
