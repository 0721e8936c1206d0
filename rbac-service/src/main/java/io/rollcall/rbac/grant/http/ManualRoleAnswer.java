package io.rollcall.rbac.grant.http;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.grant.ManualGrant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that an admin gave, as it is answered.
 *
 * @param counts false while the tenant's governance is IDP_STRICT
 */
public record ManualRoleAnswer(
        RoleKey role,
        @Nullable String workspace,
        @Nullable Instant until,
        String reason,
        String grantedBy,
        Instant grantedAt,
        boolean counts) {

    static ManualRoleAnswer of(ManualGrant grant, boolean counts) {
        return new ManualRoleAnswer(
                grant.grant().role(),
                grant.grant().workspace(),
                grant.until(),
                grant.reason(),
                grant.grantedBy(),
                grant.grantedAt(),
                counts);
    }
}
