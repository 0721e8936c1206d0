package io.rollcall.license.pool.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.SeatPool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pool as the API shows it. */
@Schema(name = "SeatPool")
public record PoolView(
        UUID id,
        @Schema(examples = "full") String seatType,
        @Schema(examples = "Full") String name,

        @Schema(description = "Whether seats of this type are charged for")
        boolean billable,

        @Schema(description = "Seats bought; null when the pool is not limited") @Nullable
        Integer purchased,

        @Schema(description = "Seats bought that are kept back")
        int reserved,

        @Schema(enumeration = {"BLOCK", "TRUE_UP", "GRACE", "DOWNGRADE"})
        String policy,

        @Schema(description = "Of GRACE: how many beyond what was bought; null for as many as are asked for") @Nullable
        Integer graceSeats,

        @Schema(description = "Of GRACE: when it ends") @Nullable
        Instant graceUntil,

        @Schema(description = "Of DOWNGRADE: the seat type that people get while they wait") @Nullable
        String downgradeTo,

        @Schema(description = "People who hold a seat") int allocated,
        @Schema(description = "People who wait for a seat") int waiting,

        @Schema(
                description =
                        "max(0, purchased - reserved - allocated - heldForRehire); null when the pool is not limited")
        @Nullable
        Integer available,

        @Schema(description = "More people hold a seat than were bought; nobody is evicted")
        boolean overAllocated,

        @Schema(
                description =
                        "Percent of the seats bought at which an alert is told; all seats held is told in any case")
        List<Integer> thresholds,

        @Schema(
                description = "In which order people who wait are served",
                enumeration = {"FIFO", "PRIORITY"})
        String queue,

        @Schema(description = "For how many days the seat of somebody who left is kept for them; 0 for not at all")
        int holdForRehireDays,

        @Schema(description = "Seats that are kept for people who left")
        int heldForRehire,

        @Schema(description = "Seat types that a person must hold to hold this one")
        List<String> requires,

        @Schema(description = "Seat types that a person cannot have besides")
        List<String> excludes) {

    /** 404 when there is none. */
    static PoolView ofFound(Optional<SeatPool> pool) {
        return of(pool.orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")));
    }

    static PoolView of(SeatPool pool) {
        return new PoolView(
                pool.id().value(),
                pool.seatType().value(),
                pool.name(),
                pool.billable(),
                pool.purchased(),
                pool.reserved(),
                name(pool.policy()),
                pool.policy() instanceof Policy.Grace grace ? grace.seats() : null,
                pool.policy() instanceof Policy.Grace grace ? grace.until() : null,
                pool.policy() instanceof Policy.Downgrade(var to) ? to.value() : null,
                pool.balance().allocated(),
                pool.balance().waiting(),
                pool.available(),
                pool.overAllocated(),
                pool.alerts().thresholds(),
                pool.queue().name(),
                pool.rehire().days(),
                pool.rehire().kept(),
                names(pool.rules().requires()),
                names(pool.rules().excludes()));
    }

    private static List<String> names(Set<SeatTypeKey> types) {
        return types.stream().map(SeatTypeKey::value).sorted().toList();
    }

    private static String name(Policy policy) {
        return switch (policy) {
            case Policy.Block block -> "BLOCK";
            case Policy.TrueUp trueUp -> "TRUE_UP";
            case Policy.Grace grace -> "GRACE";
            case Policy.Downgrade downgrade -> "DOWNGRADE";
        };
    }
}
