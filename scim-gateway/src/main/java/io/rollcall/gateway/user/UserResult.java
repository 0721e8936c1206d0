package io.rollcall.gateway.user;

import io.rollcall.scim.message.ScimException;

/** What came of a request about one person. */
public sealed interface UserResult {
    /** The person as they are now, changed or not. */
    record Stored(StoredUser user) implements UserResult {}

    record Deleted() implements UserResult {}

    /** There is nobody with that id in the directory. */
    record Missing() implements UserResult {}

    /** The version is not the one that If-Match named. */
    record Stale() implements UserResult {}

    /** Another person has the userName. */
    record Taken() implements UserResult {}

    /** The change itself cannot be done. */
    record Refused(ScimException reason) implements UserResult {}
}
