package io.rollcall.examples;

import static java.util.stream.Collectors.joining;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.User;
import io.rollcall.events.UserAccessChanged;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserReactivated;
import io.rollcall.events.UserUpdated;
import java.util.List;
import java.util.function.Function;

/** A lifecycle event in words. */
final class LifecycleSentence {

    private LifecycleSentence() {}

    static String of(UserLifecycleEvent event) {
        User user = event.user();
        return "%s: %s %s [version %d]".formatted(user.tenantId(), user.userName(), verb(event), event.version());
    }

    private static String verb(UserLifecycleEvent event) {
        return switch (event) {
            case UserProvisioned _ -> "has an account now";
            case UserUpdated updated -> "changed" + words(updated.changes(), LifecycleSentence::change);
            case UserDeactivated left ->
                switch (left.reason()) {
                    case IDP_DEACTIVATED -> "was deactivated by the identity provider and has no access any more";
                    case IDP_DELETED -> "was deleted by the identity provider and has no access any more";
                    case ADMIN_REMOVED -> "was removed by an admin and has no access any more";
                    case ADMIN_SUSPENDED -> "was suspended by an admin and has no access for now";
                    case LINKED -> "goes on with another account and has no access by this one";
                };
            case UserReactivated _ -> "is back on the same account";
            case UserAccessChanged changed -> access(changed.user());
            case UserErased _ -> "is erased: nothing personal is left";
        };
    }

    private static String change(AttributeChange change) {
        return change.attribute() + " from " + change.before() + " to " + change.after();
    }

    private static String access(User user) {
        return "has the roles" + words(user.roles(), grant -> grant.role().value()) + " and the seats"
                + words(user.seats(), LifecycleSentence::seat);
    }

    private static String seat(HeldSeat seat) {
        return switch (seat.state()) {
            case ASSIGNED -> seat.seatType().value();
            case WAITING -> seat.seatType() + " (waiting)";
        };
    }

    private static <T> String words(List<T> things, Function<T, String> word) {
        return things.isEmpty() ? " (none)" : things.stream().map(word).collect(joining(", ", " ", ""));
    }
}
