package io.rollcall.license.seat.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Listed;
import io.rollcall.license.seat.SupposedEntitlement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a simulation: the people whose entitlement would be another one. */
@Schema(name = "EntitlementSimulation")
public record SimulationRequest(
        @Schema(description = "Each person once, up to 100,000")
        List<Entry> people) {

    private static final int MOST = 100_000;

    public SimulationRequest {
        Listed.atMost("people", MOST, people);
        Listed.eachPersonOnce("people", people, Entry::userId);
    }

    /** One person. */
    @Schema(name = "SupposedEntitlement")
    public record Entry(
            UUID userId,
            boolean active,

            @Schema(description = "Every seat type that the person would be entitled to")
            List<SeatTypeKey> seats,

            @Schema(
                    description = "Place in the order in which the entitlements would be told; 0 when absent",
                    minimum = "0")
            @Nullable
            Integer priority) {

        public Entry {
            Listed.withoutNull("seats", seats);
            if (priority != null && priority < 0) {
                throw new IllegalArgumentException("priority must not be negative");
            }
        }

        SupposedEntitlement toSupposed() {
            return new SupposedEntitlement(
                    new UserId(userId), active, Set.copyOf(seats), priority == null ? 0 : priority);
        }
    }
}
