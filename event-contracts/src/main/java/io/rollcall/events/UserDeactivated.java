package io.rollcall.events;

import java.time.Instant;

/** A person may no longer use the product: every role is revoked and every seat freed. */
public record UserDeactivated(Instant occurredAt, User user, Reason reason, Cause cause) implements UserLifecycleEvent {

    /** What the identity provider did. */
    public enum Reason {
        IDP_DEACTIVATED,
        IDP_DELETED
    }
}
