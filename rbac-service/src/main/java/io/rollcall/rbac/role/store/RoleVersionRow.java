package io.rollcall.rbac.role.store;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleRules;
import io.rollcall.rbac.role.RoleVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code role_version}. */
@Entity
@Immutable
@Table(name = "role_version")
@IdClass(RoleVersionRow.Id.class)
@NullUnmarked // Hibernate fills the fields
class RoleVersionRow {

    /** The primary key. */
    record Id(String tenantId, String key, long version) {}

    @jakarta.persistence.Id
    @Column(name = "tenant_id")
    String tenantId;

    @jakarta.persistence.Id
    String key;

    @jakarta.persistence.Id
    long version;

    String kind;
    String name;
    String description;
    String base;
    String[] grants;
    String[] denies;
    String[] permissions;
    boolean deleted;
    String replacement;

    /** The kind of {@link Cause}. */
    String cause;

    String actor;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "event_id")
    String eventId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    static RoleVersionRow of(TenantId tenant, Role role, Cause cause) {
        RoleVersionRow row = new RoleVersionRow();
        row.tenantId = tenant.value();
        row.key = role.key().value();
        row.version = role.version();
        row.kind = role.kind().name();
        row.name = role.name();
        row.description = role.description();
        row.base = SelectionText.text(role.rules().base());
        row.grants = SelectionText.write(role.rules().grants());
        row.denies = SelectionText.write(role.rules().denies());
        row.permissions = role.permissions().toArray(String[]::new);
        row.deleted = role.deleted();
        row.replacement = SelectionText.text(role.replacement());
        row.cause = cause.kind().name();
        row.actor = cause.actor();
        row.requestId = cause.requestId();
        row.eventId = cause.eventId();
        row.createdAt = role.createdAt();
        row.changedAt = role.updatedAt();
        return row;
    }

    RoleVersion toVersion() {
        Role role = new Role(
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
                changedAt);
        return new RoleVersion(role, new Cause(Cause.Kind.valueOf(cause), actor, requestId, eventId));
    }
}
