package io.rollcall.rbac.grant.store;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.grant.AccessChange;
import io.rollcall.rbac.grant.GrantStore;
import io.rollcall.rbac.grant.ManualGrant;
import io.rollcall.rbac.role.TenantRoles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Manual roles in PostgreSQL. */
@ApplicationScoped
class PostgresGrantStore implements GrantStore {

    private static final String COLUMNS = "user_id, role_key, workspace, until, reason, granted_by, granted_at";
    private static final String OF = "SELECT " + COLUMNS + """
             FROM manual_grant WHERE tenant_id = $1 AND user_id = $2 ORDER BY role_key, workspace
            """;
    private static final String PUT = "INSERT INTO manual_grant (" + COLUMNS + ", tenant_id)" + """
             VALUES ($2, $3, $4, $5, $6, $7, $8, $1)
            ON CONFLICT (tenant_id, user_id, role_key, workspace) DO UPDATE
            SET until = excluded.until, reason = excluded.reason, granted_by = excluded.granted_by,
                granted_at = excluded.granted_at
            """;
    private static final String REMOVE = """
            DELETE FROM manual_grant WHERE tenant_id = $1 AND user_id = $2 AND role_key = $3 AND workspace = $4
            """;
    private static final String REMOVE_ENDED = """
            DELETE FROM manual_grant WHERE tenant_id = $1 AND user_id = ANY ($2) AND until <= $3
            RETURNING\s""" + COLUMNS;
    private static final String REMOVE_ALL = """
            DELETE FROM manual_grant WHERE tenant_id = $1 AND user_id = ANY ($2)
            RETURNING\s""" + COLUMNS;
    private static final String OF_THESE = "SELECT " + COLUMNS + """
             FROM manual_grant WHERE tenant_id = $1 AND user_id = ANY ($2) ORDER BY user_id, granted_at, role_key
            """;
    private static final String ROLES_ALIVE = """
            SELECT DISTINCT role_key FROM manual_grant WHERE tenant_id = $1 AND (until IS NULL OR until > $2)
            """;
    private static final String EVERY_TENANT = "SET TRANSACTION READ ONLY; SET LOCAL rollcall.tenant = '*'";
    private static final String TENANTS_WITH_ENDED = """
            SELECT DISTINCT tenant_id FROM manual_grant WHERE until <= $1 ORDER BY tenant_id
            """;
    private static final String PEOPLE_WITH_ENDED = """
            SELECT DISTINCT user_id FROM manual_grant WHERE tenant_id = $1 AND until <= $2 ORDER BY user_id LIMIT $3
            """;
    private static final String LOCK_ROLES = """
            SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('roles/' || $1, 0))
            """;
    private static final String GOVERN = """
            UPDATE tenant_policy SET governance = $2, version = version + 1, governance_version = version + 1
            WHERE tenant_id = $1
            RETURNING version, catalogue_version, disabled_modules, governance
            """;
    private static final String SWITCH_MODULE = """
            UPDATE tenant_policy SET version = version + 1, disabled_modules =
                CASE WHEN $3 THEN array_remove(disabled_modules, $2)
                ELSE (SELECT array_agg(m ORDER BY m) FROM unnest(disabled_modules || $2) AS m) END
            WHERE tenant_id = $1 AND (disabled_modules @> ARRAY[$2]) = $3
            RETURNING version, catalogue_version, disabled_modules, governance
            """;

    private final TenantSql sql;
    private final Pool pool;

    PostgresGrantStore(TenantSql sql, Pool pool) {
        this.sql = sql;
        this.pool = pool;
    }

    @Override
    public Uni<List<ManualGrant>> of(SqlConnection tx, TenantId tenant, UserId user) {
        return tx.preparedQuery(OF)
                .execute(Tuple.of(tenant.value(), user.value()))
                .map(rows -> list(rows, PostgresGrantStore::grant));
    }

    @Override
    public Uni<Void> put(SqlConnection tx, TenantId tenant, ManualGrant grant) {
        Instant until = grant.until();
        return tx.preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addString(tenant.value())
                        .addUUID(grant.user().value())
                        .addString(grant.grant().role().value())
                        .addString(workspace(grant.grant()))
                        .addOffsetDateTime(until == null ? null : utc(until))
                        .addString(grant.reason())
                        .addString(grant.grantedBy())
                        .addOffsetDateTime(utc(grant.grantedAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(SqlConnection tx, TenantId tenant, UserId user, RoleGrant grant) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(tenant.value(), user.value(), grant.role().value(), workspace(grant)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> log(SqlConnection tx, TenantId tenant, List<AccessChange> changes) {
        return ChangeRows.add(tx, tenant, changes);
    }

    @Override
    public Uni<List<AccessChange>> changes(TenantId tenant, @Nullable UserId user, @Nullable UUID before, int limit) {
        return sql.read(tenant, tx -> ChangeRows.page(tx, tenant, user, before, limit));
    }

    @Override
    public Uni<List<RoleKey>> rolesAlive(SqlConnection tx, TenantId tenant, Instant now) {
        return tx.preparedQuery(ROLES_ALIVE)
                .execute(Tuple.of(tenant.value(), utc(now)))
                .map(rows -> list(rows, row -> new RoleKey(row.getString(0))));
    }

    @Override
    public Uni<List<TenantId>> tenantsWithEnded(Instant now) {
        return pool.withTransaction(tx -> tx.query(EVERY_TENANT)
                .execute()
                .chain(() -> tx.preparedQuery(TENANTS_WITH_ENDED).execute(Tuple.of(utc(now))))
                .map(rows -> list(rows, row -> new TenantId(row.getString(0)))));
    }

    @Override
    public Uni<List<UserId>> peopleWithEnded(SqlConnection tx, TenantId tenant, Instant now, int limit) {
        return tx.preparedQuery(PEOPLE_WITH_ENDED)
                .execute(Tuple.of(tenant.value(), utc(now), limit))
                .map(rows -> list(rows, row -> new UserId(row.getUUID(0))));
    }

    @Override
    public Uni<List<ManualGrant>> removeEnded(SqlConnection tx, TenantId tenant, List<UserId> users, Instant now) {
        return tx.preparedQuery(REMOVE_ENDED)
                .execute(Tuple.of(tenant.value(), ids(users), utc(now)))
                .map(rows -> list(rows, PostgresGrantStore::grant));
    }

    @Override
    public Uni<List<ManualGrant>> removeAll(SqlConnection tx, TenantId tenant, Set<UserId> users) {
        return tx.preparedQuery(REMOVE_ALL)
                .execute(Tuple.of(tenant.value(), ids(users)))
                .map(rows -> list(rows, PostgresGrantStore::grant));
    }

    @Override
    public Uni<Void> forgetReasons(SqlConnection tx, TenantId tenant, Set<UserId> users) {
        return ChangeRows.forgetReasons(tx, tenant, ids(users));
    }

    @Override
    public Uni<Map<UserId, Subject.Manual>> kept(SqlConnection tx, TenantId tenant, Set<UserId> users) {
        return tx.preparedQuery(OF_THESE)
                .execute(Tuple.of(tenant.value(), ids(users)))
                .map(rows -> list(rows, PostgresGrantStore::grant).stream()
                        .collect(Collectors.groupingBy(
                                ManualGrant::user, Collectors.mapping(ManualGrant::toRole, Collectors.toList()))))
                .flatMap(roles -> ChangeRows.count(tx, tenant, ids(users))
                        .map(changes -> users.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        user -> new Subject.Manual(
                                                changes.getOrDefault(user, 0L),
                                                roles.getOrDefault(user, List.of()))))));
    }

    private static UUID[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }

    @Override
    public Uni<Void> lockRoles(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOCK_ROLES).execute(Tuple.of(tenant.value())).replaceWithVoid();
    }

    @Override
    public Uni<TenantRoles> govern(SqlConnection tx, TenantId tenant, Governance governance) {
        return tx.preparedQuery(GOVERN)
                .execute(Tuple.of(tenant.value(), governance.name()))
                .map(rows -> policy(rows.iterator().next()));
    }

    @Override
    public Uni<Optional<TenantRoles>> switchModule(
            SqlConnection tx, TenantId tenant, ModuleKey module, boolean enabled) {
        return tx.preparedQuery(SWITCH_MODULE)
                .execute(Tuple.of(tenant.value(), module.value(), enabled))
                .map(rows -> list(rows, PostgresGrantStore::policy).stream().findFirst());
    }

    private static TenantRoles policy(Row row) {
        return new TenantRoles(
                row.getLong("version"),
                row.getString("catalogue_version"),
                Arrays.stream(row.getArrayOfStrings("disabled_modules"))
                        .map(ModuleKey::new)
                        .collect(Collectors.toSet()),
                Governance.valueOf(row.getString("governance")),
                List.of());
    }

    private static ManualGrant grant(Row row) {
        String workspace = row.getString("workspace");
        OffsetDateTime until = row.getOffsetDateTime("until");
        return new ManualGrant(
                new UserId(row.getUUID("user_id")),
                new RoleGrant(new RoleKey(row.getString("role_key")), workspace.isEmpty() ? null : workspace),
                until == null ? null : until.toInstant(),
                row.getString("reason"),
                row.getString("granted_by"),
                row.getOffsetDateTime("granted_at").toInstant());
    }

    private static String workspace(RoleGrant grant) {
        return grant.workspace() == null ? "" : grant.workspace();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
