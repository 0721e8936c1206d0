package io.rollcall.events;

import java.time.Instant;

/**
 * The identity provider created a person, or created again one whom it had deleted ({@code returned}).
 *
 * @param returned true when the identity provider had deleted the person before
 */
public record DirectoryUserCreated(Instant occurredAt, DirectoryUser user, boolean returned, Cause cause)
        implements DirectoryUserEvent {}
