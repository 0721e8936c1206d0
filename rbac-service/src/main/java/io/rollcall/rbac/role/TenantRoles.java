package io.rollcall.rbac.role;

import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.policy.Policy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored about the roles of a tenant.
 *
 * @param version counts every change that decisions depend on; 0 while nothing is stored
 * @param catalogueVersion the catalogue that the roles were resolved with; absent while nothing is stored
 * @param roles deleted ones included
 */
public record TenantRoles(
        long version,
        @Nullable String catalogueVersion,
        Set<ModuleKey> disabledModules,
        Governance governance,
        List<Role> roles) {

    public static final TenantRoles NONE = new TenantRoles(0, null, Set.of(), Governance.IDP_STRICT, List.of());

    public TenantRoles {
        disabledModules = Set.copyOf(disabledModules);
        roles = List.copyOf(roles);
    }

    TenantRoles changed(Set<ModuleKey> nowDisabled, Governance nowGoverned, List<Role> nowRoles) {
        return new TenantRoles(version + 1, catalogueVersion, nowDisabled, nowGoverned, nowRoles);
    }

    public TenantRoles with(List<Role> others) {
        return new TenantRoles(version, catalogueVersion, disabledModules, governance, others);
    }

    public Policy compile(Catalogue catalogue) {
        return StoredRoles.of(roles)
                .compile(version, catalogue, disabledModules)
                .governedBy(governance);
    }
}
