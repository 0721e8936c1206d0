package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * What of a tenant decides about access besides roles and people (compacted). Told with every change of a role too, so
 * that whoever keeps the tenant's roles sees by one number whether they are the present ones.
 *
 * @param version counts every change that decisions depend on
 * @param governance who may give roles
 * @param disabledModules modules that are off for the tenant, whatever its roles say
 * @param catalogueVersion the catalogue that the roles were resolved with
 */
public record RolePolicyState(
        Instant occurredAt,
        TenantId tenantId,
        long version,
        Governance governance,
        List<String> disabledModules,
        String catalogueVersion)
        implements Event {

    /** Who may give roles. */
    public enum Governance {
        /** The identity provider alone, through assignments: roles that admins gave have no effect. */
        IDP_STRICT,
        /** The identity provider, and admins in addition. */
        IDP_PLUS_MANUAL
    }

    public RolePolicyState {
        disabledModules = List.copyOf(disabledModules);
    }

    @Override
    public String subject() {
        return "role-policies/" + tenantId;
    }

    @Override
    public String key() {
        return tenantId.value();
    }
}
