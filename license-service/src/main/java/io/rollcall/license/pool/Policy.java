package io.rollcall.license.pool;

/** What happens to a request that a full pool cannot serve. */
public enum Policy {
    /** It waits, first come first served, until a seat is free. */
    BLOCK
}
