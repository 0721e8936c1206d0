package io.rollcall.rbac.access;

/**
 * The answer to a check.
 *
 * @param policyVersion names the state that was decided on: two answers of one person with the same version are equal
 */
public record Decision(boolean allowed, Reason reason, String policyVersion) {

    public static Decision of(Reason reason, String policyVersion) {
        return new Decision(reason == Reason.ALLOWED, reason, policyVersion);
    }
}
