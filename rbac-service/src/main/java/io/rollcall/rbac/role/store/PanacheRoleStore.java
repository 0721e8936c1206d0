package io.rollcall.rbac.role.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantPanache;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleStates;
import io.rollcall.rbac.role.RoleStore;
import io.rollcall.rbac.role.RoleVersion;
import io.rollcall.rbac.role.TenantRoles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Roles by Hibernate Reactive Panache: they change rarely, and there are few of them. */
@ApplicationScoped
class PanacheRoleStore implements RoleStore, PanacheRepositoryBase<RoleRow, RoleRow.Id> {

    /** Shared with {@link PolicyReader}: whoever acts on roles holds it shared, whoever changes them alone. */
    private static final String LOCK = """
            SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('roles/' || ?1, 0))
            """;

    private static final String PEOPLE_GIVEN = """
            SELECT count(DISTINCT user_id) FROM role_assignment WHERE tenant_id = ?1 AND role_key = ANY (?2)
            """;

    private static final String NOT_ON = "SELECT * FROM tenants_not_on_catalogue($1, $2, $3)";

    private final TenantPanache panache;
    private final Outbox outbox;
    private final Clock clock;
    private final Pool pool;

    PanacheRoleStore(TenantPanache panache, Outbox outbox, Clock clock, Pool pool) {
        this.panache = panache;
        this.outbox = outbox;
        this.clock = clock;
        this.pool = pool;
    }

    @Override
    public Uni<TenantRoles> read(TenantId tenant) {
        return panache.inTransaction(tenant, session -> load(session, tenant).map(Stored::toDomain));
    }

    @Override
    public <T> Uni<T> change(TenantId tenant, Cause cause, Function<Held, Uni<Step<T>>> step) {
        return panache.inTransaction(
                tenant,
                session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, tenant.value())
                        .getSingleResult()
                        .flatMap(locked -> load(session, tenant))
                        .flatMap(stored -> step.apply(new HeldRoles(session, tenant, stored.toDomain()))
                                .call(asked -> store(session, tenant, stored, asked, cause))
                                .map(Step::answer)));
    }

    @Override
    public Uni<List<RoleVersion>> versions(TenantId tenant, RoleKey role, long upTo, int limit) {
        return panache.inTransaction(
                tenant,
                session -> session.createQuery(
                                "from RoleVersionRow where tenantId = ?1 and key = ?2 and version <= ?3 order by version desc",
                                RoleVersionRow.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, role.value())
                        .setParameter(3, upTo)
                        .setMaxResults(limit)
                        .getResultList()
                        .map(rows ->
                                rows.stream().map(RoleVersionRow::toVersion).toList()));
    }

    @Override
    public Uni<List<TenantId>> notOn(String catalogueVersion, String behind, int limit) {
        return pool.preparedQuery(NOT_ON)
                .execute(Tuple.of(catalogueVersion, behind, limit))
                .map(rows ->
                        rows.stream().map(row -> new TenantId(row.getString(0))).toList());
    }

    private Uni<Stored> load(Mutiny.Session session, TenantId tenant) {
        return session.find(TenantPolicyRow.class, tenant.value())
                .flatMap(policy ->
                        list("tenantId", Sort.by("key"), tenant.value()).map(roles -> new Stored(policy, roles)));
    }

    private <T> Uni<Void> store(Mutiny.Session session, TenantId tenant, Stored stored, Step<T> asked, Cause cause) {
        if (asked.next().version() == stored.version()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, RoleRow> rows = new HashMap<>();
        stored.roles().forEach(row -> rows.put(row.key, row));
        Uni<Void> done = storePolicy(session, tenant, stored.policy(), asked.next());
        for (Role role : asked.changed()) {
            RoleRow row = rows.computeIfAbsent(role.key().value(), key -> RoleRow.of(tenant, role));
            row.set(role);
            done = done.chain(() -> session.persistAll(row, RoleVersionRow.of(tenant, role, cause)));
        }
        List<Event> told = new ArrayList<>();
        asked.changed().forEach(role -> told.add(RoleStates.of(tenant, role)));
        told.add(RoleStates.policy(tenant, asked.next(), clock.instant()));
        return done.chain(() -> outbox.append(session, told));
    }

    private static Uni<Void> storePolicy(
            Mutiny.Session session, TenantId tenant, @Nullable TenantPolicyRow present, TenantRoles next) {
        TenantPolicyRow row = present == null ? new TenantPolicyRow() : present;
        row.tenantId = tenant.value();
        row.version = next.version();
        row.catalogueVersion = Objects.requireNonNull(next.catalogueVersion());
        row.governance = next.governance().name();
        row.disabledModules =
                next.disabledModules().stream().map(ModuleKey::value).sorted().toArray(String[]::new);
        return session.persist(row);
    }

    private record HeldRoles(Mutiny.Session session, TenantId tenant, TenantRoles stored) implements Held {

        @Override
        public Uni<Long> peopleGiven(Collection<RoleKey> roles) {
            return session.createNativeQuery(PEOPLE_GIVEN, Long.class)
                    .setParameter(1, tenant.value())
                    .setParameter(2, roles.stream().map(RoleKey::value).toArray(String[]::new))
                    .getSingleResult();
        }
    }

    private record Stored(@Nullable TenantPolicyRow policy, List<RoleRow> roles) {

        long version() {
            return policy == null ? 0 : policy.version;
        }

        TenantRoles toDomain() {
            if (policy == null) {
                return TenantRoles.NONE;
            }
            return new TenantRoles(
                    policy.version,
                    policy.catalogueVersion,
                    Arrays.stream(policy.disabledModules).map(ModuleKey::new).collect(Collectors.toSet()),
                    Governance.valueOf(policy.governance),
                    roles.stream().map(RoleRow::toRole).toList());
        }
    }
}
