package io.rollcall.rbac.decision.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.MicroBatcher;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.UserNames;
import io.rollcall.rbac.decision.AccessReader;
import io.rollcall.rbac.decision.KnownAccess;
import io.rollcall.rbac.decision.UserText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads rows by primary key or by user name. Requests that arrive while a read of their tenant is under way share the
 * next one, so every answer rests on a read that began after its request.
 */
@ApplicationScoped
class PostgresAccessReader implements AccessReader {

    private static final String SELECT = """
            SELECT p.version AS roles_version, s.user_id, s.user_name, s.user_name_folded, s.local, s.directory_version,
                   s.directory_active, s.entitlement_version, s.entitlement_active, s.desired, s.by_assignment, s.by_scim,
                   s.manual_version, s.manual, s.seat_version, s.seats_held, s.seats_waiting
            FROM (SELECT coalesce((SELECT version FROM tenant_policy WHERE tenant_id = $1), 0) AS version) p
            """;
    private static final String BY_ID = SELECT + """
            LEFT JOIN subject s ON s.tenant_id = $1 AND s.user_id = ANY ($2)
            """;
    private static final String BY_NAME = SELECT + """
            LEFT JOIN subject s ON s.tenant_id = $1 AND s.user_name_folded = ANY ($2)
            """;
    private static final String HAD_NAME = """
            SELECT user_id FROM login_name WHERE tenant_id = $1 AND name_folded = $2 LIMIT 2
            """;
    private static final String WAS_ERASED = """
            SELECT 1 FROM erased_login WHERE tenant_id = $1 AND digest = login_digest($1, $2)
            """;
    private static final int MAX_BATCH = 64;
    private static final int MAX_IN_FLIGHT = 8;

    private final TenantSql sql;
    private final MicroBatcher<TenantId, List<String>, List<KnownAccess>> batches =
            new MicroBatcher<>(MAX_BATCH, MAX_IN_FLIGHT, this::readAll);

    PostgresAccessReader(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<KnownAccess>> read(TenantId tenant, List<String> users) {
        return batches.submit(tenant, users);
    }

    @Override
    public Uni<KnownAccess> named(TenantId tenant, String login) {
        Wanted wanted = new Wanted(Set.of(), Set.of(login));
        return sql.read(
                tenant,
                tx -> byName(tx, tenant, wanted)
                        .map(rows -> new FoundPeople().add(rows).named(login))
                        .flatMap(found -> found instanceof KnownAccess.Unknown nobody
                                ? had(tx, tenant, login, nobody)
                                : Uni.createFrom().item(found)));
    }

    private static Uni<KnownAccess> had(SqlConnection tx, TenantId tenant, String login, KnownAccess.Unknown nobody) {
        return tx.preparedQuery(HAD_NAME)
                .execute(Tuple.of(tenant.value(), UserNames.fold(login)))
                .flatMap(rows -> switch (rows.size()) {
                    case 0 -> disguised(tx, tenant, login, nobody);
                    case 1 -> member(tx, tenant, rows.iterator().next().getUUID(0));
                    default -> Uni.createFrom().item(new KnownAccess.Ambiguous(nobody.rolesVersion()));
                });
    }

    /** Somebody who is called what a member has as id is nobody to rely on. */
    private static Uni<KnownAccess> disguised(
            SqlConnection tx, TenantId tenant, String login, KnownAccess.Unknown nobody) {
        Optional<UUID> id = UserText.asId(login);
        return id.isEmpty()
                ? erased(tx, tenant, login, nobody)
                : byId(tx, tenant, new Wanted(Set.of(id.get()), Set.of()))
                        .map(rows -> new FoundPeople().add(rows).of(login))
                        .flatMap(found -> found instanceof KnownAccess.Person person
                                ? Uni.createFrom().item(new KnownAccess.Ambiguous(person.rolesVersion()))
                                : erased(tx, tenant, login, nobody));
    }

    /** Of whom nothing is left but that they had this name. */
    private static Uni<KnownAccess> erased(
            SqlConnection tx, TenantId tenant, String login, KnownAccess.Unknown nobody) {
        return tx.preparedQuery(WAS_ERASED)
                .execute(Tuple.of(tenant.value(), UserNames.fold(login)))
                .map(rows -> rows.size() == 0 ? nobody : new KnownAccess.Erased(nobody.rolesVersion()));
    }

    /** A member of whom nothing else is known here, or no more, is one nevertheless. */
    private static Uni<KnownAccess> member(SqlConnection tx, TenantId tenant, UUID id) {
        return byId(tx, tenant, new Wanted(Set.of(id), Set.of()))
                .map(rows -> new FoundPeople().add(rows).of(id.toString()))
                .map(found -> found instanceof KnownAccess.Unknown lost
                        ? new KnownAccess.Person(lost.rolesVersion(), Subject.unknown(new UserId(id)))
                        : found);
    }

    private Uni<List<List<KnownAccess>>> readAll(TenantId tenant, List<List<String>> requests) {
        Wanted wanted = Wanted.of(requests);
        return sql.read(tenant, tx -> read(tx, tenant, wanted)).map(found -> {
            List<List<KnownAccess>> results = new ArrayList<>(requests.size());
            requests.forEach(users -> results.add(users.stream().map(found::of).toList()));
            return results;
        });
    }

    private static Uni<FoundPeople> read(SqlConnection tx, TenantId tenant, Wanted wanted) {
        FoundPeople found = new FoundPeople();
        if (wanted.names().isEmpty()) {
            return byId(tx, tenant, wanted).map(found::add);
        }
        if (wanted.ids().isEmpty()) {
            return byName(tx, tenant, wanted).map(found::add);
        }
        return byId(tx, tenant, wanted)
                .map(found::add)
                .flatMap(ids -> byName(tx, tenant, wanted))
                .map(found::add);
    }

    private static Uni<RowSet<Row>> byId(SqlConnection tx, TenantId tenant, Wanted wanted) {
        return tx.preparedQuery(BY_ID)
                .execute(Tuple.of(tenant.value(), wanted.ids().toArray(UUID[]::new)));
    }

    private static Uni<RowSet<Row>> byName(SqlConnection tx, TenantId tenant, Wanted wanted) {
        return tx.preparedQuery(BY_NAME)
                .execute(Tuple.of(
                        tenant.value(),
                        wanted.names().stream().map(UserNames::fold).distinct().toArray(String[]::new)));
    }
}
