package io.rollcall.provisioning.member.http;

import io.rollcall.kit.http.ProblemException;

/** What is answered when something cannot be done with a member. */
public final class MemberProblems {

    private MemberProblems() {}

    public static ProblemException missing() {
        return ProblemException.notFound("There is no such member.");
    }

    static ProblemException accountState(String detail) {
        return ProblemException.conflict("account-state", "The account is not in a state for this", detail);
    }
}
