package io.rollcall.rbac.decision;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import java.util.List;

/** Everything that a person may do now. */
public record PermissionList(
        UserId user, boolean active, List<RoleGrant> roles, List<String> permissions, String policyVersion) {

    public PermissionList {
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }
}
