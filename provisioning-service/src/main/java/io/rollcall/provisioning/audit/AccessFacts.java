package io.rollcall.provisioning.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleRevoked;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatDenied;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatPromoted;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import java.util.List;
import java.util.Set;

/** What rbac-service and license-service tell of roles and seats in effect. */
public final class AccessFacts {

    private AccessFacts() {}

    static AuditFact of(RoleAssignmentEvent event, AuditFact told) {
        String sentence = switch (event) {
            case RoleAssigned it -> got(it.grant());
            case RoleRevoked it -> "lost the role " + Words.grant(it.grant());
        };
        return told.about(event.user().id())
                .saying(sentence)
                .with(new AccessFact(
                        Aspect.ROLES, event.version(), roles(event.user().roles())));
    }

    static AuditFact of(SeatEvent event, AuditFact told) {
        SeatTypeKey type = event.seatType();
        String sentence = switch (event) {
            case SeatAssigned ignored -> assigned(type);
            case SeatReleased ignored -> "no longer holds a seat of the type " + type + ", nor waits for one";
            case SeatWaitlisted ignored -> waits(type);
            case SeatPromoted ignored -> promoted(type);
            case SeatDenied denied -> denied(type, denied.reason());
        };
        return told.about(event.user().id())
                .saying(sentence)
                .with(new AccessFact(
                        Aspect.SEATS, event.version(), seats(event.user().seats())));
    }

    /** The sentence by which a role came. */
    public static String got(RoleGrant grant) {
        return "got the role " + Words.grant(grant);
    }

    /** The sentences by which a seat may have come. */
    public static Set<String> seated(SeatTypeKey type) {
        return Set.of(assigned(type), promoted(type));
    }

    private static String assigned(SeatTypeKey type) {
        return "got a seat of the type " + type;
    }

    private static String promoted(SeatTypeKey type) {
        return "got the seat of the type " + type + " that they waited for";
    }

    private static String denied(SeatTypeKey type, SeatDenied.Reason reason) {
        return "gets no seat of the type " + type
                + switch (reason) {
                    case MUTUALLY_EXCLUSIVE -> ": it does not go together with another one of theirs";
                    case DEPENDENCY -> ": they do not hold a seat that it needs";
                };
    }

    /** The sentence by which somebody came into the line for a seat. */
    public static String waits(SeatTypeKey type) {
        return "waits for a seat of the type " + type + ": all are taken";
    }

    static AuditFact of(LastAdminLost alert, AuditFact told) {
        return told.about(alert.userId())
                .saying("was the last active admin and is none any more: nobody may administer the tenant");
    }

    static AuditFact of(RoleState state, AuditFact told) {
        String role = "The role \"%s\" (%s) ".formatted(state.name(), state.role());
        if (state.deleted()) {
            return told.saying(role + "was deleted");
        }
        return told.saying(
                state.version() == 1
                        ? role + "was defined"
                        : role + "was changed and is of version %d".formatted(state.version()));
    }

    private static String roles(List<RoleGrant> grants) {
        ArrayNode roles = JsonNodeFactory.instance.arrayNode();
        grants.forEach(grant -> {
            var node = roles.addObject().put("role", grant.role().value());
            if (grant.workspace() != null) {
                node.put("workspace", grant.workspace());
            }
        });
        return roles.toString();
    }

    private static String seats(List<HeldSeat> held) {
        ArrayNode seats = JsonNodeFactory.instance.arrayNode();
        held.forEach(seat -> seats.addObject()
                .put("seatType", seat.seatType().value())
                .put("state", seat.state().name())
                .put("since", seat.since().toString()));
        return seats.toString();
    }
}
