package io.rollcall.rbac.simulation.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.simulation.SupposedEntitlement;
import java.util.HashSet;
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
    /** More than anybody has; the work grows with each. */
    private static final int MOST_ROLES = 200;

    public SimulationRequest {
        if (people.size() > MOST) {
            throw new IllegalArgumentException("people must be at most " + MOST);
        }
        Set<UUID> seen = new HashSet<>();
        for (@Nullable Entry entry : people) {
            if (entry == null || !seen.add(entry.userId())) {
                throw new IllegalArgumentException("people must name each person once");
            }
        }
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
            for (@Nullable RoleGrant role : roles) {
                if (role == null) {
                    throw new IllegalArgumentException("roles must not contain null");
                }
            }
        }

        SupposedEntitlement toSupposed() {
            return new SupposedEntitlement(new UserId(userId), active, roles);
        }
    }
}
