package io.rollcall.provisioning.assignment;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** Knows whether a list would leave a tenant without anybody who may administer it. */
public interface LockOutGuard {

    Uni<Boolean> locksOut(TenantId tenant, RankedAssignments list);
}
