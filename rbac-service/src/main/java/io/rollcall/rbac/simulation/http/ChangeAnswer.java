package io.rollcall.rbac.simulation.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.simulation.ChangeForecast;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a change would do to people. */
@Schema(name = "ChangeForecast")
public record ChangeAnswer(
        long policyVersion,

        @Schema(description = "How many people would gain or lose a role or a permission, in the whole tenant")
        int affected,

        int gaining,
        int losing,
        int adminsBefore,
        int adminsAfter,
        List<Person> items,
        @Nullable String nextCursor) {

    /** One person; permission@workspace where it is limited to one. */
    @Schema(name = "ChangeForecastPerson")
    public record Person(
            UUID userId,
            List<RoleGrant> before,
            List<RoleGrant> after,
            List<String> gainsPermissions,
            List<String> losesPermissions) {

        static Person of(ChangeForecast.Change change) {
            return new Person(
                    change.user().value(),
                    change.before(),
                    change.after(),
                    List.copyOf(change.gains()),
                    List.copyOf(change.loses()));
        }
    }

    static ChangeAnswer of(ChangeForecast.Made made) {
        UserId next = made.next();
        return new ChangeAnswer(
                made.policyVersion(),
                made.affected(),
                made.gaining(),
                made.losing(),
                made.adminsBefore(),
                made.adminsAfter(),
                made.people().stream().map(Person::of).toList(),
                next == null ? null : next.toString());
    }
}
