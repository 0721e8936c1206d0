package io.rollcall.rbac.access;

/** Why a check was answered as it was. Listed in the order in which they are looked for. */
public enum Reason {
    /** Nobody of this id or user name is known in the tenant. */
    USER_UNKNOWN,
    /** Several active people have this user name; ask by id. */
    USER_AMBIGUOUS,
    /** The person is not active in the directory, or their account is not. */
    USER_INACTIVE,
    /** The module is off for the tenant. */
    MODULE_DISABLED,
    /** No role of the person gives the permission. */
    NO_PERMISSION,
    /** A role gives the permission, and it needs a seat that the person does not have. */
    SEAT_REQUIRED,
    /** As before, and the person is on the waiting list for that seat. */
    SEAT_WAITLISTED,
    ALLOWED,
    /**
     * Only of a client that decides locally: it cannot be sure to have heard of every change, and so allows nothing.
     */
    STALE
}
