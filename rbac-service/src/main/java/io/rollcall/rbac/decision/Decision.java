package io.rollcall.rbac.decision;

/**
 * The answer to a check.
 *
 * @param policyVersion names the state that was decided on: two answers of one person with the same version are equal
 */
public record Decision(boolean allowed, Reason reason, String policyVersion) {

    static Decision of(Reason reason, String policyVersion) {
        return new Decision(reason == Reason.ALLOWED, reason, policyVersion);
    }
}
