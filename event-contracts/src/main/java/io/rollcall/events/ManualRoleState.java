package io.rollcall.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles that admins gave to a person (compacted). Whether they have an effect is up to the tenant's
 * {@link RolePolicyState.Governance}.
 *
 * @param id the person
 * @param version counts every role given, changed, taken away or ended
 * @param roles all of them; empty when none is left
 * @param corrected true when something else that decides about the person was kept wrongly, and was put right: what was
 *     loaded of them before is to be loaded again. Absent otherwise
 */
public record ManualRoleState(
        Instant occurredAt,
        TenantId tenantId,
        UserId id,
        long version,
        List<ManualRole> roles,
        @Nullable Boolean corrected)
        implements Event {

    /** Of a change by hand. */
    public ManualRoleState(Instant occurredAt, TenantId tenantId, UserId id, long version, List<ManualRole> roles) {
        this(occurredAt, tenantId, id, version, roles, null);
    }

    public ManualRoleState {
        roles = List.copyOf(roles);
    }

    @Override
    public String subject() {
        return "users/" + id;
    }
}
