package io.rollcall.rbac.snapshot;

import io.rollcall.events.ManualRole;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.access.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person as the directory, the assignments and the seat pools describe them, each part with its version.
 *
 * @param roles role keys, {@code key@workspace} where a role does not apply to the whole tenant
 */
public record PersonSnapshot(
        UUID id,
        long directoryVersion,
        boolean directoryActive,
        long entitlementVersion,
        boolean entitlementActive,
        List<String> roles,
        long manualVersion,
        List<ManualEntry> manual,
        long seatVersion,
        List<String> seatsHeld,
        List<String> seatsWaiting) {

    /** A role that an admin gave; until when, in ISO 8601, if it ends. */
    public record ManualEntry(String role, @Nullable String until) {

        static ManualEntry of(ManualRole role) {
            Instant until = role.until();
            return new ManualEntry(GrantText.write(role.grant()), until == null ? null : until.toString());
        }

        ManualRole toRole() {
            return new ManualRole(GrantText.read(role), until == null ? null : Instant.parse(until));
        }
    }

    public static PersonSnapshot of(Subject subject) {
        return new PersonSnapshot(
                subject.id().value(),
                subject.directory().version(),
                subject.directory().active(),
                subject.entitlement().version(),
                subject.entitlement().active(),
                List.of(GrantText.write(subject.entitlement().roles())),
                subject.manual().version(),
                subject.manual().roles().stream().map(ManualEntry::of).toList(),
                subject.seats().version(),
                keys(subject.seats().held()),
                keys(subject.seats().waiting()));
    }

    public Subject toSubject() {
        return new Subject(
                new UserId(id),
                new Subject.Directory(directoryVersion, directoryActive, null),
                new Subject.Entitlement(
                        entitlementVersion, entitlementActive, GrantText.read(roles.toArray(String[]::new))),
                new Subject.Manual(
                        manualVersion, manual.stream().map(ManualEntry::toRole).toList()),
                new Subject.Seats(seatVersion, types(seatsHeld), types(seatsWaiting)),
                new Subject.Told(0, List.of()));
    }

    private static List<String> keys(Set<SeatTypeKey> seats) {
        return seats.stream().map(SeatTypeKey::value).sorted().toList();
    }

    private static Set<SeatTypeKey> types(Collection<String> keys) {
        return keys.stream().map(SeatTypeKey::new).collect(Collectors.toUnmodifiableSet());
    }
}
