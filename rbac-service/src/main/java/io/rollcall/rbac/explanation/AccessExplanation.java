package io.rollcall.rbac.explanation;

import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.RoleSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a check about a person is answered as it is.
 *
 * @param reason what the check says
 * @param moduleEnabled whether the module of the permission is on for the tenant
 * @param seat the seat that the permission needs; absent when it needs none
 * @param roles every role that the person was given, those that give the permission first
 */
public record AccessExplanation(
        UserId user,
        @Nullable String userName,
        boolean active,
        String permission,
        @Nullable String workspace,
        Reason reason,
        String sentence,
        boolean moduleEnabled,
        @Nullable Seat seat,
        List<Share> roles,
        String policyVersion) {

    /** A seat that is needed. */
    public record Seat(SeatTypeKey type, boolean held, boolean waiting) {}

    /**
     * What a role has to do with it.
     *
     * @param given the role that the person was given
     * @param role what stands for it: itself or its replacement; absent as long as there is no such role
     * @param version of that role
     * @param counts whether it counts for this person at this place now
     * @param gives whether it gives the permission, where it counts
     * @param why in words
     * @param chain what the role says, and what each role says that it builds on, up to the one that decides
     */
    public record Share(
            RoleKey given,
            @Nullable RoleKey role,
            @Nullable Long version,
            @Nullable String workspace,
            RoleSource source,
            @Nullable Instant until,
            boolean counts,
            boolean gives,
            String why,
            List<Step> chain) {

        public Share {
            chain = List.copyOf(chain);
        }
    }

    /**
     * What one role says.
     *
     * @param entry the module, feature or permission that it names; absent when it says nothing
     * @param granted absent when it says nothing
     */
    public record Step(
            RoleKey role,
            long version,
            @Nullable String entry,
            @Nullable Boolean granted) {}

    public AccessExplanation {
        roles = List.copyOf(roles);
    }
}
