package io.rollcall.rbac.access;

import io.rollcall.rbac.policy.Policy;

/**
 * The answer to a check.
 *
 * @param policyVersion names the state that was decided on: two answers of one person with the same version are equal
 */
public record Decision(boolean allowed, Reason reason, String policyVersion) {

    /** Names roles, person and catalogue: each part counts up, or is a hash. */
    public static String version(Policy policy, String person) {
        return policy.version() + "/" + person + "/" + policy.catalogue().version();
    }

    public static Decision of(Reason reason, String policyVersion) {
        return new Decision(reason == Reason.ALLOWED, reason, policyVersion);
    }
}
