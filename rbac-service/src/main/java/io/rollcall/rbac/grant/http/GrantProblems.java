package io.rollcall.rbac.grant.http;

import io.rollcall.kit.http.NotHeld;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.grant.GrantRefusal;

/** Refusals as problems. */
final class GrantProblems {

    private GrantProblems() {}

    static ProblemException of(GrantRefusal refusal) {
        return switch (refusal) {
            case GrantRefusal.UnknownPerson() -> ProblemException.notFound("Nobody of this id is known here.");
            case GrantRefusal.UnknownRole(var role) -> ProblemException.notFound("There is no role '" + role + "'.");
            case GrantRefusal.Strict() ->
                ProblemException.conflict(
                        "idp-governs-roles",
                        "The identity provider alone gives roles",
                        "Roles given by hand have no effect in this tenant: its governance is IDP_STRICT. Map a group "
                                + "to the role, or set the governance to IDP_PLUS_MANUAL.");
            case GrantRefusal.Over() -> ProblemException.badRequest("until is over already.");
            case GrantRefusal.TooLong() ->
                ProblemException.badRequest("until is more than ten years away. Leave it out for no end.");
            case GrantRefusal.TooMany(var most) ->
                ProblemException.conflict(
                        "too-many-manual-roles",
                        "The person was given too many roles",
                        "A person is given at most " + most + " roles by hand.");
            case GrantRefusal.NotHeld(var permissions) -> NotHeld.of(permissions);
            case GrantRefusal.NotGiven(var grant) ->
                ProblemException.notFound("No admin gave the person '" + GrantText.write(grant) + "'.");
            case GrantRefusal.SelfDemotion() ->
                ProblemException.conflict(
                        "self-demotion",
                        "Nobody takes their own administration away",
                        "You would not be an admin any more, or only for a time. Ask another admin.");
            case GrantRefusal.LastAdmin() ->
                ProblemException.conflict(
                        "last-admin",
                        "Nobody would be left who may administer the tenant",
                        "After this change the tenant would have no active admin, or none who stays. "
                                + "Make somebody else an admin first.");
        };
    }
}
