package io.rollcall.rbac.role.http;

import io.rollcall.kit.http.NotHeld;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.rbac.catalogue.Violation;
import io.rollcall.rbac.role.RoleRejection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Refusals as problems. */
public final class RoleProblems {

    private RoleProblems() {}

    public static ProblemException of(RoleRejection rejection) {
        return switch (rejection) {
            case RoleRejection.Unknown(var key) -> ProblemException.notFound("There is no role '" + key + "'.");
            case RoleRejection.Predefined(var key) ->
                ProblemException.conflict(
                        "role-predefined",
                        "The role is predefined",
                        "'" + key + "' comes with the product and cannot be changed or deleted. "
                                + "Create a role with it as the base instead.");
            case RoleRejection.NameTaken(var name, var by) ->
                ProblemException.conflict(
                        "role-name-taken", "The name is taken", "'" + name + "' is the name of the role '" + by + "'.");
            case RoleRejection.KeyTaken(var key) ->
                ProblemException.conflict("role-key-taken", "The key is taken", "There is a role '" + key + "'.");
            case RoleRejection.Stale(var expected, var actual) ->
                new ProblemException(
                        412,
                        "role-changed",
                        "The role was changed meanwhile",
                        "If-Match does not name the present version, which is \"" + actual
                                + "\". Read the role again.");
            case RoleRejection.InUse(var key, var people) -> inUse(key.value(), people);
            case RoleRejection.IsBase(var key, var of) ->
                ProblemException.conflict(
                        "role-is-base",
                        "Other roles build on it",
                        "'" + key + "' is the base of "
                                + of.stream().map(Object::toString).collect(Collectors.joining(", "))
                                + ". Give them another base first.");
            case RoleRejection.NotHeld(var permissions) -> NotHeld.of(permissions);
            case RoleRejection.StandsForAdmin(var key) ->
                ProblemException.conflict(
                        "role-stands-for-admin",
                        "The key stands for the role of admins",
                        "A role '" + key + "' was deleted in favour of 'admin'. A new one of this key would take that "
                                + "away from its people: choose another key.");
            case RoleRejection.Invalid(var violations) -> invalid(violations);
        };
    }

    private static ProblemException inUse(String key, long people) {
        String who = people == 1 ? "One person has" : people + " people have";
        return new ProblemException(
                409,
                "role-in-use",
                "The role is in use",
                who + " the role '" + key + "'. Say with ?replacement=<key> which role they get instead.",
                Map.of("people", people));
    }

    static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(
                400,
                "invalid-role",
                "The role is not valid",
                violations.stream().map(Violation::toString).collect(Collectors.joining("; ")),
                Map.of(
                        "violations",
                        violations.stream()
                                .map(each -> Map.of("path", each.path(), "message", each.message()))
                                .toList()));
    }
}
