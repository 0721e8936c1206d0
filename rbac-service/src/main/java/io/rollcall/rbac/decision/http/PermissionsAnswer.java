package io.rollcall.rbac.decision.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.decision.PermissionList;
import java.util.List;

/** Everything that a person may do. */
public record PermissionsAnswer(
        UserId user, boolean active, List<RoleGrant> roles, List<String> permissions, String policyVersion) {

    static PermissionsAnswer of(PermissionList list) {
        return new PermissionsAnswer(
                list.user(), list.active(), list.roles(), list.permissions(), list.policyVersion());
    }
}
