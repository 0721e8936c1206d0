package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.NotHeld;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.HandingOut;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.SecurityContext;

/** Nobody gives people by an assignment what they do not hold themselves; the vendor's staff and services may. */
@ApplicationScoped
public class HandingOutGuard {

    private final Assignments assignments;
    private final HandingOut handingOut;

    HandingOutGuard(Assignments assignments, HandingOut handingOut) {
        this.assignments = assignments;
        this.handingOut = handingOut;
    }

    /** Ends the request with 403 when the caller lacks something of what the list gives. */
    public Uni<Void> require(TenantId tenant, RankedAssignments next, SecurityContext caller, Cause cause) {
        return isVendor(caller)
                ? Uni.createFrom().voidItem()
                : assignments.look(tenant).flatMap(view -> require(tenant, view.list(), next, cause));
    }

    static boolean isVendor(SecurityContext caller) {
        return caller.isUserInRole(Roles.VENDOR_SUPPORT) || caller.isUserInRole(Roles.SERVICE);
    }

    private Uni<Void> require(TenantId tenant, RankedAssignments inForce, RankedAssignments next, Cause cause) {
        var roles = next.rolesHandedOutInPlaceOf(inForce);
        return roles.isEmpty()
                ? Uni.createFrom().voidItem()
                : handingOut
                        .lacks(tenant, cause.actor(), roles)
                        .flatMap(lacking -> lacking.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : assignments
                                        .refusedAsNotHeld(tenant, cause)
                                        .onItem()
                                        .failWith(() -> NotHeld.of(lacking)));
    }
}
