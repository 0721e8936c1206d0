package io.rollcall.gateway.access;

/** What is asked of {@code roles} and {@code entitlements} of users. */
public enum AccessMode {
    /** Anything goes, as identity providers send labels of their own too. */
    OFF,
    /** Anything goes, and the request log says what is not known. */
    WARN,
    /** Values must be known: 400 invalidValue with the known ones otherwise. */
    STRICT
}
