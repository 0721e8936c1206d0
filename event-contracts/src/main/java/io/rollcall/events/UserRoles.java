package io.rollcall.events;

import java.util.List;

/**
 * All roles of one person.
 *
 * @param id the person
 * @param version counts the role events of this person
 */
public record UserRoles(TenantId tenantId, UserId id, long version, List<RoleGrant> roles) {

    public UserRoles {
        roles = List.copyOf(roles);
    }
}
