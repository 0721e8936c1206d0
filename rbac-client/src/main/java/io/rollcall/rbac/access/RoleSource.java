package io.rollcall.rbac.access;

/** Where a role of a person is from. */
public enum RoleSource {
    /** An assignment that the person's groups match. */
    ASSIGNMENT,
    /** What everyone else gets: no assignment matches. */
    DEFAULT,
    /** The identity provider names it for the person (SCIM {@code roles}). */
    SCIM_ROLE,
    /** An admin gave it. */
    MANUAL
}
