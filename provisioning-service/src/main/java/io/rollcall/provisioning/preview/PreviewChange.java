package io.rollcall.provisioning.preview;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSetting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would change for one person.
 *
 * @param gainsPermissions permissions that the person would have and has not
 * @param because why, in sentences
 */
public record PreviewChange(
        UserId userId,
        Set<Kind> kinds,
        Side now,
        Side after,
        List<String> gainsPermissions,
        List<String> losesPermissions,
        List<String> because) {

    /** What is concerned. */
    public enum Kind {
        /** The assignments say something else of the person. */
        ENTITLEMENT,
        /** Roles in effect. */
        ROLES,
        /** Seats held or waited for. */
        SEATS,
        /** Settings that were chosen, or whether they have effect. */
        SETTINGS
    }

    /**
     * One side of it.
     *
     * @param assignment the name of the assignment that decides; absent when the user defaults do
     */
    public record Side(
            @Nullable String assignment, List<RoleGrant> roles, List<Seat> seats, List<UserSetting> settings) {}

    /** A seat that is held or waited for. */
    public record Seat(SeatTypeKey seatType, SeatForecast.Standing state) {}
}
