package io.rollcall.rbac.role.store;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code role}. */
@Entity
@Table(name = "role")
@IdClass(RoleRow.Id.class)
@NullUnmarked // Hibernate fills the fields
class RoleRow {

    /** The primary key. */
    record Id(String tenantId, String key) {}

    @jakarta.persistence.Id
    @Column(name = "tenant_id")
    String tenantId;

    @jakarta.persistence.Id
    String key;

    String kind;
    String name;
    String description;
    String base;
    String[] grants;
    String[] denies;
    String[] permissions;
    long version;
    boolean deleted;
    String replacement;

    @Column(name = "created_at")
    Instant createdAt;

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
        kind = role.kind().name();
        name = role.name();
        description = role.description();
        base = SelectionText.text(role.rules().base());
        grants = SelectionText.write(role.rules().grants());
        denies = SelectionText.write(role.rules().denies());
        permissions = role.permissions().toArray(String[]::new);
        version = role.version();
        deleted = role.deleted();
        replacement = SelectionText.text(role.replacement());
        createdAt = role.createdAt();
        updatedAt = role.updatedAt();
    }

    Role toRole() {
        return new Role(
                new RoleKey(key),
                RoleState.Kind.valueOf(kind),
                name,
                description,
                new RoleRules(SelectionText.role(base), SelectionText.read(grants), SelectionText.read(denies)),
                List.of(permissions),
                version,
                deleted,
                SelectionText.role(replacement),
                createdAt,
                updatedAt);
    }
}
