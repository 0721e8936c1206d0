package io.rollcall.rbac.access;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatTypeKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What events say about people. */
public final class SubjectFacts {

    private SubjectFacts() {}

    /**
     * Nothing, if the event is of a kind that says nothing about people's access.
     *
     * @param id the {@code ce_id} of the event
     */
    public static Stream<SubjectFact> of(Event event, String id) {
        if (event instanceof DirectoryUserEvent directory) {
            return Stream.of(directory(directory, id));
        }
        if (event instanceof EntitlementChanged entitlement) {
            return entitlement(entitlement, id);
        }
        if (event instanceof ManualRoleState manual) {
            return Stream.of(new SubjectFact.Manual(manual.id(), manual.version(), id, manual.roles()));
        }
        return event instanceof SeatEvent seat ? Stream.of(seats(seat, id)) : Stream.empty();
    }

    private static SubjectFact directory(DirectoryUserEvent event, String id) {
        var user = event.user();
        return new SubjectFact.Directory(user.id(), user.version(), id, user.active(), user.userName());
    }

    private static Stream<SubjectFact> entitlement(EntitlementChanged event, String id) {
        var entitlement = event.entitlement();
        var judged = new SubjectFact.Entitlement(
                entitlement.id(),
                entitlement.version(),
                id,
                entitlement.active(),
                entitlement.roles(),
                origins(entitlement));
        return SubjectFact.entitled(judged, entitlement.directoryVersion(), entitlement.userName()).stream();
    }

    private static Origins origins(Entitlement entitlement) {
        List<RoleGrant> scim = entitlement.scimRoles();
        return new Origins(entitlement.assignment() != null, scim == null ? List.of() : scim);
    }

    private static SubjectFact seats(SeatEvent event, String id) {
        return new SubjectFact.Seats(
                event.user().id(),
                event.user().version(),
                id,
                ofState(event, HeldSeat.State.ASSIGNED),
                ofState(event, HeldSeat.State.WAITING));
    }

    private static Set<SeatTypeKey> ofState(SeatEvent event, HeldSeat.State state) {
        return event.user().seats().stream()
                .filter(seat -> seat.state() == state)
                .map(HeldSeat::seatType)
                .collect(Collectors.toSet());
    }
}
