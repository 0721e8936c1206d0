package io.rollcall.events;

import java.time.Instant;

/** A person may no longer use the product: every role is revoked and every seat freed. */
public record UserDeactivated(Instant occurredAt, User user, Reason reason, Cause cause) implements UserLifecycleEvent {

    /** What the identity provider or an admin did. */
    public enum Reason {
        IDP_DEACTIVATED,
        IDP_DELETED,
        /** An admin removed a person whom no directory owns. */
        ADMIN_REMOVED,
        /** An admin suspended the person; the account comes back when they resume it. */
        ADMIN_SUSPENDED,
        /** An admin said that another account is the same person; that one goes on. */
        LINKED
    }
}
