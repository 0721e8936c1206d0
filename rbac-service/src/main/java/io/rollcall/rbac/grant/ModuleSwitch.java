package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.role.RoleService;
import io.rollcall.rbac.role.RoleStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Turns modules on and off for a tenant, whatever its roles say. */
@ApplicationScoped
public class ModuleSwitch {

    private final TenantSql sql;
    private final RoleService roles;
    private final GrantStore store;
    private final Outbox outbox;
    private final Clock clock;

    ModuleSwitch(TenantSql sql, RoleService roles, GrantStore store, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.roles = roles;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Void> set(TenantId tenant, ModuleKey module, boolean enabled, Cause cause) {
        // First the row that every tenant has once something is stored of it.
        return roles.follow(tenant, cause)
                .chain(() -> sql.inTransaction(
                        tenant,
                        tx -> store.lockRoles(tx, tenant)
                                .chain(() -> store.switchModule(tx, tenant, module, enabled))
                                .flatMap(stored -> stored.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : outbox.append(tx, RoleStates.policy(tenant, stored.get(), now()))
                                                .chain(() -> log(tx, tenant, module, enabled, cause)))));
    }

    private Uni<Void> log(SqlConnection tx, TenantId tenant, ModuleKey module, boolean enabled, Cause cause) {
        var change = new AccessChange(
                Ids.next(),
                now(),
                AccessChange.Kind.MODULE_SWITCHED,
                null,
                words(module, !enabled),
                words(module, enabled),
                null,
                cause);
        return store.log(tx, tenant, List.of(change));
    }

    private static String words(ModuleKey module, boolean enabled) {
        return module + (enabled ? " on" : " off");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
