package io.rollcall.provisioning.local;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;

/** Keeps each tenant's policy of membership. */
public interface MemberPolicies {

    Uni<MemberPolicy> look(TenantId tenant);

    /** Puts a policy in force; its version is ignored. Saying the same again changes nothing. */
    Uni<MemberPolicy> put(TenantId tenant, MemberPolicy policy, Cause cause);
}
