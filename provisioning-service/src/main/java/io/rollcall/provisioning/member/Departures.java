package io.rollcall.provisioning.member;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;

/** Knows who the admins of a tenant are, and whether one of them may lose their access by hand. */
public interface Departures {

    /**
     * Asks for somebody who is locked until it is done, or not done. Fails with a problem (503) when there is no answer.
     *
     * @param entitlementVersion what they are entitled to until then
     * @param self whether they ask for it themselves
     */
    Uni<Decision> ask(TenantId tenant, UserId id, long entitlementVersion, boolean self);

    /** What was decided. */
    enum Decision {
        /** They may go, and do not count as an admin any more. */
        GRANTED,
        /** Nobody would be left who may administer the tenant. */
        LAST_ADMIN,
        /** It is an admin who asks for themselves. */
        SELF_DEMOTION
    }
}
