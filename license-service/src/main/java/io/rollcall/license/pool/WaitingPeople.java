package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** The people who wait for a seat of a pool. */
public interface WaitingPeople {

    /** Decides about them again, a part of them in each transaction: what they are to have meanwhile may be another now. */
    Uni<Void> decideAgain(TenantId tenant, PoolId pool, Cause cause);
}
