package io.rollcall.rbac.role.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleBook;
import io.rollcall.rbac.role.TenantRoles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles the roles of a tenant and keeps the result as long as the version in the database is the same. A change by
 * any instance raises that version in the transaction that makes it, so there is nothing to be told or to expire.
 */
@ApplicationScoped
class PolicyReader implements PolicySource {

    private static final String LOCK_SHARED = """
            SELECT 1 FROM pg_advisory_xact_lock_shared(hashtextextended('roles/' || $1, 0))
            """;
    private static final String POLICY = """
            SELECT version, catalogue_version, disabled_modules, governance FROM tenant_policy WHERE tenant_id = $1
            """;
    private static final String ROLES = """
            SELECT key, kind, name, description, base, grants, denies, permissions, version, deleted, replacement,
                   created_at, updated_at
            FROM role WHERE tenant_id = $1 ORDER BY key
            """;
    private static final int TENANTS = 2_000;

    private final TenantSql sql;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Cache<TenantId, Policy> compiled =
            Caffeine.newBuilder().maximumSize(TENANTS).build();

    PolicyReader(TenantSql sql, Catalogue catalogue, Clock clock) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Uni<Policy> atLeast(TenantId tenant, long version) {
        Policy known = compiled.getIfPresent(tenant);
        return known != null && known.version() >= version
                ? Uni.createFrom().item(known)
                : sql.read(tenant, tx -> present(tx, tenant));
    }

    @Override
    public Uni<Policy> seen(SqlConnection tx, TenantId tenant) {
        return present(tx, tenant);
    }

    @Override
    public Uni<Policy> hold(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOCK_SHARED).execute(Tuple.of(tenant.value())).flatMap(locked -> present(tx, tenant));
    }

    private Uni<Policy> present(SqlConnection tx, TenantId tenant) {
        // The version first: when a change comes in between, the roles are newer than they are said to be, never older.
        return tx.preparedQuery(POLICY).execute(Tuple.of(tenant.value())).flatMap(policy -> {
            long version = policy.size() == 0 ? 0 : policy.iterator().next().getLong("version");
            Policy known = compiled.getIfPresent(tenant);
            return known != null && known.version() == version
                    ? Uni.createFrom().item(known)
                    : compile(tx, tenant, policy);
        });
    }

    private Uni<Policy> compile(SqlConnection tx, TenantId tenant, RowSet<Row> stored) {
        return roles(tx, tenant, stored).map(roles -> remember(tenant, roles.compile(catalogue)));
    }

    @Override
    public Uni<TenantRoles> roles(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(POLICY).execute(Tuple.of(tenant.value())).flatMap(policy -> roles(tx, tenant, policy));
    }

    private Uni<TenantRoles> roles(SqlConnection tx, TenantId tenant, RowSet<Row> stored) {
        if (stored.size() == 0) {
            // Nothing stored yet: everybody has the predefined roles.
            var roles = new RoleBook(catalogue, List.of()).followCatalogue(clock.instant());
            return Uni.createFrom().item(TenantRoles.NONE.with(roles));
        }
        Row policy = stored.iterator().next();
        Set<ModuleKey> disabled = Arrays.stream(policy.getArrayOfStrings("disabled_modules"))
                .map(ModuleKey::new)
                .collect(Collectors.toUnmodifiableSet());
        return tx.preparedQuery(ROLES)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> new TenantRoles(
                        policy.getLong("version"),
                        policy.getString("catalogue_version"),
                        disabled,
                        Governance.valueOf(policy.getString("governance")),
                        upToDate(policy, rows)));
    }

    /** Decisions follow the catalogue of this process at once, also before the tenant's rows do. */
    private List<Role> upToDate(Row policy, RowSet<Row> rows) {
        List<Role> roles = new ArrayList<>();
        rows.forEach(row -> roles.add(role(row)));
        if (catalogue.version().equals(policy.getString("catalogue_version"))) {
            return roles;
        }
        List<Role> followed = new RoleBook(catalogue, roles).followCatalogue(clock.instant());
        Set<RoleKey> changed = followed.stream().map(Role::key).collect(Collectors.toSet());
        roles.removeIf(role -> changed.contains(role.key()));
        roles.addAll(followed);
        return roles;
    }

    private Policy remember(TenantId tenant, Policy fresh) {
        return compiled.asMap().merge(tenant, fresh, (a, b) -> a.version() > b.version() ? a : b);
    }

    private static Role role(Row row) {
        return new Role(
                new RoleKey(row.getString("key")),
                RoleState.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("description"),
                new RoleRules(
                        SelectionText.role(row.getString("base")),
                        SelectionText.read(row.getArrayOfStrings("grants")),
                        SelectionText.read(row.getArrayOfStrings("denies"))),
                List.of(row.getArrayOfStrings("permissions")),
                row.getLong("version"),
                row.getBoolean("deleted"),
                SelectionText.role(row.getString("replacement")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
