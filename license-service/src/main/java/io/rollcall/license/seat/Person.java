package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known about a person from the two topics that decide about seats.
 *
 * @param priority in waiting lists that go by it, as an admin set it; 0 for most
 */
public record Person(UserId id, DirectoryView directory, EntitlementView entitlement, int priority) {

    public static Person unheardOf(UserId id) {
        return new Person(id, DirectoryView.UNHEARD, EntitlementView.UNHEARD, 0);
    }

    /** Takes the view unless it is stale. The topics do not order against each other, so each has its own version. */
    public Person with(View view) {
        return switch (view) {
            case DirectoryView heard ->
                heard.version() > directory.version() ? new Person(id, heard, entitlement, priority) : this;
            case EntitlementView heard ->
                heard.version() > entitlement.version() ? new Person(id, directory, heard, priority) : this;
        };
    }

    /**
     * What the person is to have against what they have.
     *
     * @param at when it became so
     */
    Claims claims(List<Seat> present, Instant at, Cause cause) {
        return new Claims(id, demand(), present, at, cause, priority, !isActive());
    }

    static Map<UserId, Set<SeatTypeKey>> demands(Collection<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::id, Person::demand));
    }

    /**
     * The seat types that the person is to have now. A deactivation in the directory counts at once; only a judgement
     * of a later directory version outweighs it, because then it is the directory event that is late. Somebody
     * whom no directory has told of is active without one.
     */
    public Set<SeatTypeKey> demand() {
        return isActive() ? entitlement.seatTypes() : Set.of();
    }

    private boolean isActive() {
        boolean local = directory.version() == 0 && entitlement.directoryVersion() == 0;
        boolean active = local || directory.active() || entitlement.directoryVersion() > directory.version();
        return active && entitlement.active();
    }
}
