package io.rollcall.rbac.client;

import io.rollcall.rbac.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a tenant as the client has it, and whether there is a newer one.
 *
 * @param policy null until it was loaded
 * @param announced the newest version that was heard of
 * @param catalogue the catalogue that it goes by: while one replaces another, some instances answer with the old one
 * @param behindSince since when it is known to be older than the newest, by {@link System#nanoTime}; meaningless otherwise
 */
record TenantPolicy(
        @Nullable Policy policy, long announced, @Nullable String catalogue, long behindSince) {

    static final TenantPolicy UNKNOWN = new TenantPolicy(null, 0, null, 0);

    boolean behind() {
        return policy != null && isBehind(policy);
    }

    private boolean isBehind(Policy loaded) {
        return loaded.version() < announced
                || loaded.version() == announced
                        && catalogue != null
                        && !catalogue.equals(loaded.catalogue().version());
    }

    boolean behindFor(long nanos) {
        return behind() && System.nanoTime() - behindSince > nanos;
    }

    TenantPolicy announcing(long version, String itsCatalogue, long now) {
        return version <= announced
                ? this
                : new TenantPolicy(policy, version, itsCatalogue, behind() ? behindSince : now);
    }

    /** What is older than what was heard of is no better than what was loaded before that was heard: as good for as long. */
    TenantPolicy loaded(Policy fresh, long now) {
        boolean older = policy != null
                && (policy.version() > fresh.version() || policy.version() == fresh.version() && !isBehind(policy));
        return older ? this : new TenantPolicy(fresh, announced, catalogue, behind() ? behindSince : now);
    }
}
