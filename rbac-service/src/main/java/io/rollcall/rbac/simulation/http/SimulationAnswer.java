package io.rollcall.rbac.simulation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.RoleGrant;
import io.rollcall.rbac.simulation.RoleForecast;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would change. */
@Schema(name = "RoleForecast")
public record SimulationAnswer(
        long policyVersion,

        @Schema(description = "Only those whose roles in effect differ")
        List<Change> changes,

        @Schema(description = "Active people with the role admin for the whole tenant")
        int adminsBefore,

        int adminsAfter,

        @Schema(description = "Roles that were named and do not exist")
        List<String> unknownRoles) {

    /** One person's change. Permissions are judged with the seats that the person has now. */
    @Schema(name = "RoleForecastChange")
    public record Change(
            UUID userId,
            List<RoleGrant> before,
            List<RoleGrant> after,

            @Schema(description = "Permissions; permission@workspace where limited to a workspace")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<String> gainsPermissions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> losesPermissions) {}

    static SimulationAnswer of(RoleForecast forecast, boolean permissions) {
        return new SimulationAnswer(
                forecast.policyVersion(),
                forecast.changes().stream()
                        .map(change -> change(change, permissions))
                        .toList(),
                forecast.adminsBefore(),
                forecast.adminsAfter(),
                forecast.unknownRoles().stream().map(Object::toString).toList());
    }

    private static Change change(RoleForecast.Change change, boolean permissions) {
        return new Change(
                change.userId().value(),
                change.before(),
                change.after(),
                permissions ? List.copyOf(change.gains()) : null,
                permissions ? List.copyOf(change.losses()) : null);
    }
}
