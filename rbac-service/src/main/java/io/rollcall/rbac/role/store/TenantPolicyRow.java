package io.rollcall.rbac.role.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code tenant_policy}. */
@Entity
@Table(name = "tenant_policy")
@NullUnmarked // Hibernate fills the fields
class TenantPolicyRow {

    @Id
    @Column(name = "tenant_id")
    String tenantId;

    long version;

    @Column(name = "catalogue_version")
    String catalogueVersion;

    /** The kind of {@link io.rollcall.events.RolePolicyState.Governance}. */
    String governance;

    @Column(name = "disabled_modules")
    String[] disabledModules;
}
