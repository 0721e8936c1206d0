package io.rollcall.provisioning.assignment;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** Knows what somebody lacks who would give these roles to people. */
public interface HandingOut {

    /** The permissions that they do not hold. Fails with a problem (503) when there is no answer. */
    Uni<List<String>> lacks(TenantId tenant, String login, Set<RoleGrant> roles);
}
