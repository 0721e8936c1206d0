package io.rollcall.rbac.role.store;

import io.rollcall.events.TenantId;
import io.rollcall.rbac.role.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code role}. */
@Entity
@Table(name = "role")
@IdClass(RoleRow.Id.class)
@NullUnmarked // Hibernate fills the fields
class RoleRow extends RoleColumns {

    /** The primary key. */
    record Id(String tenantId, String key) {}

    @jakarta.persistence.Id
    @Column(name = "tenant_id")
    String tenantId;

    @jakarta.persistence.Id
    String key;

    long version;

    @Column(name = "updated_at")
    Instant updatedAt;

    static RoleRow of(TenantId tenant, Role role) {
        RoleRow row = new RoleRow();
        row.tenantId = tenant.value();
        row.key = role.key().value();
        row.set(role);
        return row;
    }

    void set(Role role) {
        write(role);
        version = role.version();
        updatedAt = role.updatedAt();
    }

    Role toRole() {
        return read(key, version, updatedAt);
    }
}
