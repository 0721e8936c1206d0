package io.rollcall.provisioning.preview;

import io.rollcall.events.AssignmentId;
import io.rollcall.provisioning.assignment.RankedAssignments;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list would do to everybody, computed once and kept for a day, or until there are five newer ones.
 *
 * @param of the words for the list
 * @param baseVersion the version that was in force
 * @param list what applying it puts in force
 * @param afresh MANUAL assignments that are given to those they provisioned before, too
 * @param digest of everything that was found: applying goes ahead only if it is still found
 */
public record Preview(
        UUID id,
        String of,
        long baseVersion,
        RankedAssignments list,
        Set<AssignmentId> afresh,
        String digest,
        Summary summary,
        Instant createdAt,
        String createdBy) {

    /**
     * A preview in numbers.
     *
     * @param people active people who were judged
     * @param changed people for whom anything changes; of them by kind
     * @param newlyWaiting people who would wait for a seat and do not now
     * @param adminsBefore active admins; absent when nobody's roles change
     * @param locksOut whether no active admin would be left
     */
    public record Summary(
            long people,
            long changed,
            long entitlement,
            long roles,
            long seats,
            long settings,
            long newlyWaiting,
            @Nullable Long adminsBefore,
            @Nullable Long adminsAfter,
            boolean locksOut,
            List<String> unknownRoles,
            List<SeatForecast.Pool> pools) {}
}
