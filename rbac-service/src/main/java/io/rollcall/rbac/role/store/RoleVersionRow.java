package io.rollcall.rbac.role.store;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code role_version}. */
@Entity
@Immutable
@Table(name = "role_version")
@IdClass(RoleVersionRow.Id.class)
@NullUnmarked // Hibernate fills the fields
class RoleVersionRow extends RoleColumns {

    /** The primary key. */
    record Id(String tenantId, String key, long version) {}

    @jakarta.persistence.Id
    @Column(name = "tenant_id")
    String tenantId;

    @jakarta.persistence.Id
    String key;

    @jakarta.persistence.Id
    long version;

    /** The kind of {@link Cause}. */
    String cause;

    String actor;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "event_id")
    String eventId;

    @Column(name = "changed_at")
    Instant changedAt;

    static RoleVersionRow of(TenantId tenant, Role role, Cause cause) {
        RoleVersionRow row = new RoleVersionRow();
        row.tenantId = tenant.value();
        row.key = role.key().value();
        row.version = role.version();
        row.write(role);
        row.cause = cause.kind().name();
        row.actor = cause.actor();
        row.requestId = cause.requestId();
        row.eventId = cause.eventId();
        row.changedAt = role.updatedAt();
        return row;
    }

    RoleVersion toVersion() {
        Role role = read(key, version, changedAt);
        return new RoleVersion(role, new Cause(Cause.Kind.valueOf(cause), actor, requestId, eventId));
    }
}
