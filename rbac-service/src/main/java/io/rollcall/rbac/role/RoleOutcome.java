package io.rollcall.rbac.role;

import java.util.List;

/** What became of a request to change a role. */
public sealed interface RoleOutcome {

    /**
     * It was done.
     *
     * @param role the role itself
     * @param all every role that has a new version now: the role, and those that build on it and resolve to something else
     */
    record Changed(Role role, List<Role> all) implements RoleOutcome {

        public Changed {
            all = List.copyOf(all);
        }
    }

    /** It is as asked for already; nothing was written. */
    record Unchanged(Role role) implements RoleOutcome {}

    /** It was not done. */
    record Rejected(RoleRejection why) implements RoleOutcome {}
}
