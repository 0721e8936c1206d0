package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what decides about access, besides roles, which keep their own versions.
 *
 * @param user whom it is about; absent when it is about the tenant
 * @param before what was; absent when there was nothing
 * @param after what is since; absent when there is nothing
 */
public record AccessChange(
        UUID id,
        Instant at,
        Kind kind,
        @Nullable UserId user,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        Cause cause) {

    static AccessChange ended(ManualGrant grant, Instant now, Cause cause) {
        return new AccessChange(
                Ids.next(),
                now,
                Kind.MANUAL_ROLE_ENDED,
                grant.user(),
                GrantRules.words(grant.toRole()),
                null,
                grant.reason(),
                cause);
    }

    /** What changed. */
    public enum Kind {
        MANUAL_ROLE_GIVEN,
        MANUAL_ROLE_CHANGED,
        MANUAL_ROLE_TAKEN,
        MANUAL_ROLE_ENDED,
        /** What decides had become something else than what was written down of it. */
        MANUAL_ROLES_RESTORED,
        /** What others say of a person was not what decisions went by. */
        PERSON_CORRECTED,
        GOVERNANCE_CHANGED,
        MODULE_SWITCHED
    }
}
