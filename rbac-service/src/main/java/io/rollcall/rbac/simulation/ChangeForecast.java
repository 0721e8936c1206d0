package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.role.RoleRejection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of roles would do to people. */
public sealed interface ChangeForecast {

    /** The change itself would be refused. */
    record Refused(RoleRejection why) implements ChangeForecast {}

    /**
     * It would be made.
     *
     * @param policyVersion of the roles that this was worked out with
     * @param affected how many people would gain or lose a role or a permission, in the whole tenant
     * @param gaining how many of them would gain a permission
     * @param losing how many of them would lose one
     * @param people some of them, by id
     * @param next goes on behind this person; absent when these are the last
     */
    record Made(
            long policyVersion,
            int affected,
            int gaining,
            int losing,
            int adminsBefore,
            int adminsAfter,
            List<Change> people,
            @Nullable UserId next)
            implements ChangeForecast {

        public Made {
            people = List.copyOf(people);
        }
    }

    /** One person; permissions are {@code permission@workspace} where they are limited to one. */
    record Change(UserId user, List<RoleGrant> before, List<RoleGrant> after, Set<String> gains, Set<String> loses) {}
}
