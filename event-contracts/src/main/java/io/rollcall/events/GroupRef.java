package io.rollcall.events;

/**
 * A group that a user belongs to directly.
 *
 * @param displayName the name at the time of the event; a later rename is told on the group topic only
 */
public record GroupRef(GroupId id, String displayName) {}
