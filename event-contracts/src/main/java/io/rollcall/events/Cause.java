package io.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * Why something happened.
 *
 * @param kind what set it off
 * @param actor who: a directory id for SCIM, a login for the admin API, a service name otherwise
 * @param requestId the request that set it off, where there was one
 * @param eventId the event that set it off, where there was one
 */
public record Cause(
        Kind kind,
        String actor,
        @Nullable String requestId,
        @Nullable String eventId) {

    /** What can set off a change. */
    public enum Kind {
        SCIM_REQUEST,
        ADMIN_REQUEST,
        EVENT,
        SYSTEM
    }

    public static Cause ofEvent(String service, String eventId) {
        return new Cause(Kind.EVENT, service, null, eventId);
    }
}
