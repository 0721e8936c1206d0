package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * The roles that admins gave to a person (compacted). Whether they have an effect is up to the tenant's
 * {@link RolePolicyState.Governance}.
 *
 * @param id the person
 * @param version counts every role given, changed, taken away or ended
 * @param roles all of them; empty when none is left
 */
public record ManualRoleState(Instant occurredAt, TenantId tenantId, UserId id, long version, List<ManualRole> roles)
        implements Event {

    public ManualRoleState {
        roles = List.copyOf(roles);
    }

    @Override
    public String subject() {
        return "users/" + id;
    }
}
