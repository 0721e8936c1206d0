package io.rollcall.events;

import java.time.Instant;

/** The identity provider created a resource of a type that the tenant defined. */
public record DirectoryResourceCreated(Instant occurredAt, DirectoryResource resource, Cause cause)
        implements DirectoryResourceEvent {}
