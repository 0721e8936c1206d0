package io.rollcall.provisioning.member;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;

/** Knows who the admins of a tenant are, and whether one of them may lose their access by hand. */
public interface Departures {

    /**
     * Asks for somebody before they go. Fails with a problem (503) when there is no answer. Who may go does not count as an
     * admin any more, until a later entitlement of theirs is heard of, or for some minutes: the answer is worth nothing
     * once they are entitled to something else, or much later.
     *
     * @param entitlementVersion what they are entitled to until then
     * @param self whether they ask for it themselves
     */
    Uni<Decision> ask(TenantId tenant, UserId id, long entitlementVersion, boolean self);

    /** What was decided. */
    enum Decision {
        /** They may go. */
        GRANTED,
        /** Nobody would be left who may administer the tenant. */
        LAST_ADMIN,
        /** It is an admin who asks for themselves. */
        SELF_DEMOTION
    }
}
