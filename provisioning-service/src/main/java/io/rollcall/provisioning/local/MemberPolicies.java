package io.rollcall.provisioning.local;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/** Keeps each tenant's policy of membership. */
public interface MemberPolicies {

    Uni<MemberPolicy> look(TenantId tenant);

    /**
     * Puts in force what becomes of the present policy; its version is ignored. Nobody else changes the policy in the
     * meantime. Saying the same again changes nothing.
     */
    Uni<MemberPolicy> change(TenantId tenant, UnaryOperator<MemberPolicy> change, Cause cause);
}
