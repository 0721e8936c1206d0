package io.rollcall.events;

import java.time.Instant;

/**
 * The personal data of a person is erased for good; subscribers erase theirs. In the state topic a record without a
 * value follows.
 *
 * @param user carries the id and nothing personal: the id stands where the user name was
 */
public record UserErased(Instant occurredAt, User user, Cause cause) implements UserLifecycleEvent {}
