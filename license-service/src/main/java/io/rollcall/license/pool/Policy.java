package io.rollcall.license.pool;

/** What happens to a request that a full pool cannot serve. */
public enum Policy {
    /** It waits, first come first served, until a seat is free. */
    BLOCK,
    /** It is served all the same: what is held beyond what was bought is overage, and is bought afterwards. */
    TRUE_UP
}
