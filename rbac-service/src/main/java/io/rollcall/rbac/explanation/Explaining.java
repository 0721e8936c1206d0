package io.rollcall.rbac.explanation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.RoleSource;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.explanation.AccessExplanation.Seat;
import io.rollcall.rbac.explanation.AccessExplanation.Share;
import io.rollcall.rbac.explanation.AccessExplanation.Step;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works an explanation out. Pure: what it says about roles is what the evaluator goes by. */
final class Explaining {

    private final Policy policy;
    private final RoleTrace trace;
    private final Instant now;
    private final int index;
    private final CataloguePermission permission;
    private final @Nullable String workspace;

    Explaining(Policy policy, List<Role> roles, int permission, @Nullable String workspace, Instant now) {
        this.policy = policy;
        this.trace = new RoleTrace(roles);
        this.now = now;
        this.index = permission;
        this.permission = policy.catalogue().tree().permissions().get(permission);
        this.workspace = workspace;
    }

    AccessExplanation explain(Subject person, String policyVersion) {
        Reason reason = Evaluator.decide(policy, person.access(policy, now), index, workspace);
        List<Share> shares = new ArrayList<>();
        person.entitlement()
                .roles()
                .forEach(grant ->
                        shares.add(share(grant, person.entitlement().origins().of(grant), null)));
        person.manual().roles().forEach(role -> shares.add(share(role.grant(), RoleSource.MANUAL, role.until())));
        shares.sort(Comparator.comparing(Share::gives).reversed());
        return new AccessExplanation(
                person.id(),
                person.directory().userName(),
                person.active(),
                permission.key().value(),
                workspace,
                reason,
                sentence(reason, shares),
                !policy.moduleDisabled(index),
                seat(person),
                shares,
                policyVersion);
    }

    private @Nullable Seat seat(Subject person) {
        SeatTypeKey type = permission.seat();
        return type == null
                ? null
                : new Seat(
                        type,
                        person.seats().held().contains(type),
                        person.seats().waiting().contains(type));
    }

    private Share share(RoleGrant grant, RoleSource source, @Nullable Instant until) {
        RoleKey inEffect = policy.inEffect(grant.role()).orElse(null);
        if (inEffect == null) {
            return new Share(
                    grant.role(),
                    null,
                    null,
                    grant.workspace(),
                    source,
                    until,
                    false,
                    false,
                    GivenRoles.NO_ROLE,
                    List.of());
        }
        List<Step> chain = trace.chain(inEffect, permission.key());
        String obstacle = obstacle(grant, source, until);
        String why = obstacle == null ? replaced(grant.role(), inEffect) + RoleTrace.words(chain) : obstacle;
        return new Share(
                grant.role(),
                inEffect,
                trace.find(inEffect).map(Role::version).orElse(null),
                grant.workspace(),
                source,
                until,
                obstacle == null,
                obstacle == null && policy.gives(grant.role(), index),
                why,
                chain);
    }

    private @Nullable String obstacle(RoleGrant grant, RoleSource source, @Nullable Instant until) {
        String everywhere = GivenRoles.obstacle(policy, source, until, now);
        if (everywhere != null) {
            return everywhere;
        }
        return grant.workspace() == null || grant.workspace().equals(workspace)
                ? null
                : "it applies in the workspace \"" + grant.workspace() + "\" alone";
    }

    private static String replaced(RoleKey given, RoleKey inEffect) {
        return given.equals(inEffect) ? "" : "\"%s\" stands for it since it was deleted; ".formatted(inEffect);
    }

    private String sentence(Reason reason, List<Share> shares) {
        return switch (reason) {
            case ALLOWED ->
                "Allowed: the role \"%s\" gives it%s."
                        .formatted(shares.getFirst().role(), permission.seat() == null ? "" : ", and the seat is held");
            case USER_INACTIVE -> "The person is not active: nobody who is not active may do anything.";
            case MODULE_DISABLED ->
                "The module \"%s\" is off for the tenant."
                        .formatted(permission.key().module());
            case NO_PERMISSION -> "No role of the person gives it here.";
            case SEAT_REQUIRED ->
                "A role gives it, and the person has no seat of the type \"%s\".".formatted(permission.seat());
            case SEAT_WAITLISTED ->
                "A role gives it, and the person waits for a seat of the type \"%s\".".formatted(permission.seat());
            case USER_UNKNOWN, USER_AMBIGUOUS, STALE ->
                throw new IllegalStateException("not of a known person, decided here");
        };
    }
}
