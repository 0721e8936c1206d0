package io.rollcall.events;

import java.util.List;

/**
 * All roles of one person.
 *
 * @param id the person
 * @param version counts the role events of this person
 * @param roles every role in effect after the fact; empty when none is left
 */
public record UserRoles(TenantId tenantId, UserId id, long version, List<RoleGrant> roles) {

    public UserRoles {
        roles = List.copyOf(roles);
    }
}
