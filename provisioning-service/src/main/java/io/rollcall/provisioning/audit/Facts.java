package io.rollcall.provisioning.audit;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.DirectoryHoldEvent;
import io.rollcall.events.DirectoryResourceEvent;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.LocalUserState;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.PoolEvent;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RolePolicyState;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatUsed;
import io.rollcall.events.TenantState;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserState;
import io.rollcall.kit.consumer.ReceivedEvent;
import java.util.List;

/**
 * What the events of all services say, in words. Each fact is told by its owner alone: what a service publishes only
 * because it follows another is left out.
 */
public final class Facts {

    private Facts() {}

    /** The facts in events of one tenant, in their order. */
    public static List<AuditFact> of(List<ReceivedEvent> events) {
        return events.stream().flatMap(it -> of(it).stream()).toList();
    }

    private static List<AuditFact> of(ReceivedEvent received) {
        Event event = received.event();
        return switch (event) {
            case DirectoryUserEvent it -> List.of(DirectoryFacts.of(it, told(received, it.cause())));
            case DirectoryGroupEvent it -> List.of(DirectoryFacts.of(it, told(received, DirectoryFacts.cause(it))));
            case DirectoryHoldEvent it -> DirectoryFacts.of(it, told(received, it.cause()));
            case DirectoryState it -> List.of(DirectoryFacts.of(it, told(received, by("scim-gateway"))));
            case UserLifecycleEvent it -> LifecycleFacts.of(it, received);
            case EntitlementChanged it -> List.of(LifecycleFacts.of(it, told(received, it.cause())));
            case RoleAssignmentEvent it -> List.of(AccessFacts.of(it, told(received, it.cause())));
            case SeatEvent it -> List.of(AccessFacts.of(it, told(received, it.cause())));
            case RoleState it -> List.of(AccessFacts.of(it, told(received, by("rbac-service"))));
            case LastAdminLost it -> List.of(AccessFacts.of(it, told(received, it.cause())));
            case PoolEvent it -> List.of(PoolFacts.of(it, told(received, it.cause())));
            // States follow the facts above; resources of tenants' own types and the use of seats are nobody's access.
            case DirectoryResourceEvent ignored -> List.of();
            case TenantState ignored -> List.of();
            case LocalUserState ignored -> List.of();
            case UserState ignored -> List.of();
            case PoolState ignored -> List.of();
            case RolePolicyState ignored -> List.of();
            case ManualRoleState ignored -> List.of();
            case SeatUsed ignored -> List.of();
        };
    }

    /** States do not say why. */
    private static Cause by(String service) {
        return new Cause(Cause.Kind.SYSTEM, service, null, null);
    }

    static AuditFact told(ReceivedEvent received, Cause cause) {
        return AuditFact.of(received.id(), received.event().occurredAt(), type(received.type()), cause, "");
    }

    /** {@code io.rollcall.role.assigned.v1} is {@code role.assigned}. */
    private static String type(String name) {
        int from = "io.rollcall.".length();
        int until = name.lastIndexOf('.');
        return until > from ? name.substring(from, until) : name;
    }
}
