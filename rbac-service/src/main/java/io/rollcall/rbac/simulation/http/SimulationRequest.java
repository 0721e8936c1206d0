package io.rollcall.rbac.simulation.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Listed;
import io.rollcall.rbac.simulation.SupposedEntitlement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a simulation: the people whose entitlement would be another one. */
@Schema(name = "EntitlementSimulation")
public record SimulationRequest(
        @Schema(description = "Each person once, up to 100,000")
        List<Entry> people) {

    private static final int MOST = 100_000;
    /** More than anybody has; the work grows with each. */
    private static final int MOST_ROLES = 200;

    public SimulationRequest {
        Listed.atMost("people", MOST, people);
        Listed.eachPersonOnce("people", people, Entry::userId);
    }

    /** One person. */
    @Schema(name = "SupposedEntitlement")
    public record Entry(
            UUID userId,
            boolean active,

            @Schema(
                    description =
                            "Every role that the person would be entitled to, up to 200; without a workspace, for the whole tenant")
            List<RoleGrant> roles) {

        public Entry {
            if (roles.size() > MOST_ROLES) {
                throw new IllegalArgumentException("roles must be at most " + MOST_ROLES + " per person");
            }
            Listed.withoutNull("roles", roles);
        }

        SupposedEntitlement toSupposed() {
            return new SupposedEntitlement(new UserId(userId), active, roles);
        }
    }
}
