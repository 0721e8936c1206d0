package io.rollcall.provisioning.assignment;

/** Whose roles a person gets who is in the groups of several assignments. Seats are always those of the first. */
public enum RoleMode {
    /** Those of the first assignment in rank. */
    SINGLE,
    /** Those of all of them. */
    MULTI
}
