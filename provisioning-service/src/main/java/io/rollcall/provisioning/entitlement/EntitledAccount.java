package io.rollcall.provisioning.entitlement;

import io.rollcall.events.GroupId;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.named.Named;
import java.util.List;
import java.util.Set;

/**
 * An active account, as far as assignments have to do with it.
 *
 * @param groups direct memberships
 * @param named what the directory names for the person
 * @param roles the roles in effect
 * @param seats the seats held or waited for
 */
public record EntitledAccount(
        UserId id,
        PersonalEntitlement entitlement,
        Set<GroupId> groups,
        Named named,
        List<RoleGrant> roles,
        List<HeldSeat> seats) {

    public EntitledAccount {
        groups = Set.copyOf(groups);
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }
}
