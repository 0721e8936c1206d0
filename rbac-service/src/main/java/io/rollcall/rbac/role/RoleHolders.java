package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Knows who has which role. */
public interface RoleHolders {

    /** How many people are given at least one of these roles. */
    Uni<Long> count(TenantId tenant, Collection<RoleKey> roles);
}
