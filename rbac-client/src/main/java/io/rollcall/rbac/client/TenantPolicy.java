package io.rollcall.rbac.client;

import io.rollcall.rbac.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a tenant as the client has it, and whether there is a newer one.
 *
 * @param policy null until it was loaded
 * @param announced the newest version that was heard of
 * @param behindSince when a newer one was heard of first, by {@link System#nanoTime}; meaningless otherwise
 */
record TenantPolicy(@Nullable Policy policy, long announced, long behindSince) {

    static final TenantPolicy UNKNOWN = new TenantPolicy(null, 0, 0);

    boolean behind() {
        return policy != null && policy.version() < announced;
    }

    boolean behindFor(long nanos) {
        return behind() && System.nanoTime() - behindSince > nanos;
    }

    TenantPolicy announcing(long version, long now) {
        return version <= announced ? this : new TenantPolicy(policy, version, behind() ? behindSince : now);
    }

    TenantPolicy loaded(Policy fresh) {
        return policy != null && policy.version() > fresh.version()
                ? this
                : new TenantPolicy(fresh, announced, behindSince);
    }
}
