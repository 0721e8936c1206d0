package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import java.util.List;

/** What an entitlement would say about a person. */
public record SupposedEntitlement(UserId userId, boolean active, List<RoleGrant> roles) {

    /** The event by which facts that never happened are told apart. */
    private static final String EVENT = "simulation";

    public SupposedEntitlement {
        roles = List.copyOf(roles);
    }

    /** The person after it, judged on the newest directory version that this service knows of. */
    Subject after(Subject before) {
        var judged = new SubjectFact.Entitlement(userId, before.entitlement().version() + 1, EVENT, active, roles);
        Subject after = before;
        for (SubjectFact fact : SubjectFact.entitled(judged, before.directory().version())) {
            after = after.learn(fact);
        }
        return after;
    }
}
