package io.rollcall.rbac.role.store;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.Role;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** What a role is, in the present and in a version of it alike. */
@MappedSuperclass
@NullUnmarked // Hibernate fills the fields
abstract class RoleColumns {

    String kind;
    String name;
    String description;
    String base;
    String[] grants;
    String[] denies;
    String[] permissions;
    boolean deleted;
    String replacement;

    @Column(name = "created_at")
    Instant createdAt;

    final void write(Role role) {
        kind = role.kind().name();
        name = role.name();
        description = role.description();
        base = SelectionText.text(role.rules().base());
        grants = SelectionText.write(role.rules().grants());
        denies = SelectionText.write(role.rules().denies());
        permissions = role.permissions().toArray(String[]::new);
        deleted = role.deleted();
        replacement = SelectionText.text(role.replacement());
        createdAt = role.createdAt();
    }

    final Role read(String key, long version, Instant updatedAt) {
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
