package io.rollcall.events;

import java.time.Instant;

/** The identity provider deleted a resource of a type that the tenant defined; as it was last. */
public record DirectoryResourceDeleted(Instant occurredAt, DirectoryResource resource, Cause cause)
        implements DirectoryResourceEvent {}
