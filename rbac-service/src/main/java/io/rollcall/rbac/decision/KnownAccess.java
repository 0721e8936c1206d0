package io.rollcall.rbac.decision;

import io.rollcall.rbac.access.Subject;

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

    /** Somebody had this user name who was erased since; told only of those who sign in with it. */
    record Erased(long rolesVersion) implements KnownAccess {}

    /**
     * The person.
     *
     * @param subject without what was told of them
     */
    record Person(long rolesVersion, Subject subject) implements KnownAccess {}
}
