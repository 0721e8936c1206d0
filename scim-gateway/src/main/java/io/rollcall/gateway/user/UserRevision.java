package io.rollcall.gateway.user;

/**
 * What a change makes of a person.
 *
 * @param before the columns that were indexed until now
 */
public record UserRevision(StoredUser user, UserColumns before, UserColumns columns, boolean deleted) {}
