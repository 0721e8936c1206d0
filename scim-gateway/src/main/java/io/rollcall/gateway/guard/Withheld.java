package io.rollcall.gateway.guard;

/** Why others are still told that a person is active, although the identity provider said otherwise. */
public enum Withheld {
    /** Nobody has decided yet. */
    HELD,
    /** An admin decided that the person keeps their access. */
    OVERRIDDEN
}
