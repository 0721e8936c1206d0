package io.rollcall.rbac.decision;

import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Access;

/**
 * What is known about somebody who was asked for.
 *
 * @param rolesVersion the version of the tenant's roles at the same moment
 */
public sealed interface KnownAccess {

    long rolesVersion();

    /** Nobody has this id or user name. */
    record Unknown(long rolesVersion) implements KnownAccess {}

    /** Several active people have this user name. */
    record Ambiguous(long rolesVersion) implements KnownAccess {}

    /**
     * The person.
     *
     * @param versions of what the directory, the assignments and the seat pools said: counted up by each of them
     */
    record Person(long rolesVersion, UserId id, String versions, Access access) implements KnownAccess {}
}
