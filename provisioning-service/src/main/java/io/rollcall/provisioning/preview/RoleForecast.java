package io.rollcall.provisioning.preview;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Asks the owner of roles what would come of other entitlements. */
public interface RoleForecast {

    /** Fails with a problem (503) when there is no answer. */
    Uni<Outcome> ask(TenantId tenant, List<Wanted> people);

    /** What somebody would be entitled to. */
    record Wanted(UserId userId, boolean active, List<RoleGrant> roles) {}

    /** Somebody whose roles in effect would be others. */
    record Change(
            UserId userId,
            List<RoleGrant> before,
            List<RoleGrant> after,
            List<String> gainsPermissions,
            List<String> losesPermissions) {

        String line() {
            return userId + " " + before + " -> " + after;
        }
    }

    /** The answer: how many active admins there are, and would be; and which roles nobody knows. */
    record Outcome(List<Change> changes, long adminsBefore, long adminsAfter, List<String> unknownRoles) {

        boolean locksOut() {
            return adminsBefore > 0 && adminsAfter == 0;
        }
    }
}
