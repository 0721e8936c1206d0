package io.rollcall.provisioning.preview;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the owner of roles what would come of other entitlements. */
public interface RoleForecast {

    /**
     * Fails with a problem (503) when there is no answer.
     *
     * @param permissions whether the answer says what is gained and lost: of very many people it is very long
     */
    Uni<Outcome> ask(TenantId tenant, List<Wanted> people, boolean permissions);

    /** What somebody would be entitled to. */
    record Wanted(UserId userId, boolean active, List<RoleGrant> roles) {

        static Wanted of(Difference difference) {
            return new Wanted(
                    difference.account().id(), true, difference.after().grants().roles());
        }
    }

    /** Somebody whose roles in effect would be others. Permissions are absent when they were not asked for. */
    record Change(
            UserId userId,
            List<RoleGrant> before,
            List<RoleGrant> after,
            @Nullable List<String> gainsPermissions,
            @Nullable List<String> losesPermissions) {

        List<String> gains() {
            return Objects.requireNonNullElse(gainsPermissions, List.of());
        }

        List<String> loses() {
            return Objects.requireNonNullElse(losesPermissions, List.of());
        }

        Change withPermissionsOf(Change other) {
            return new Change(userId, before, after, other.gainsPermissions, other.losesPermissions);
        }

        String line() {
            return userId + " " + before + " -> " + after;
        }
    }

    /** The answer: how many active admins there are, and would be; and which roles nobody knows. */
    record Outcome(List<Change> changes, long adminsBefore, long adminsAfter, List<String> unknownRoles) {

        Outcome withChanges(List<Change> others) {
            return new Outcome(others, adminsBefore, adminsAfter, unknownRoles);
        }

        boolean locksOut() {
            return adminsBefore > 0 && adminsAfter == 0;
        }
    }
}
