package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.AssignmentDrafts;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;

/** Drafts in PostgreSQL. Whoever saves or discards one holds the lock of the tenant's assignments. */
@ApplicationScoped
public class PostgresDrafts implements AssignmentDrafts {

    private static final String FIND = """
            SELECT * FROM assignment_draft WHERE tenant_id = $1
            """;

    private static final String SAVE = """
            INSERT INTO assignment_draft (tenant_id, id, base_version, document, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (tenant_id) DO UPDATE
                SET id = excluded.id, base_version = excluded.base_version, document = excluded.document,
                    saved_at = excluded.saved_at, saved_by = excluded.saved_by
            RETURNING *
            """;

    private static final String DISCARD = """
            DELETE FROM assignment_draft WHERE tenant_id = $1
            """;

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final Clock clock;

    PostgresDrafts(TenantSql sql, PostgresAssignmentLists lists, Clock clock) {
        this.sql = sql;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Draft>> find(TenantId tenant) {
        return sql.read(tenant, tx -> find(tx, tenant));
    }

    public Uni<Optional<Draft>> find(SqlConnection tx, TenantId tenant) {
        return find(tx, FIND, Tuple.of(tenant.value()));
    }

    @Override
    public Uni<Optional<Draft>> save(
            TenantId tenant, RankedAssignments list, Predicate<Optional<Draft>> expected, String actor) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .flatMap(inForce -> find(tx, tenant)
                                .flatMap(present -> expected.test(present)
                                        ? find(tx, SAVE, saved(tenant, inForce, list, actor))
                                        : Uni.createFrom().item(Optional.empty()))));
    }

    private Tuple saved(TenantId tenant, RankedAssignments inForce, RankedAssignments list, String actor) {
        return Tuple.tuple()
                .addString(tenant.value())
                .addUUID(Ids.next())
                .addLong(inForce.version())
                .addString(ListDocument.write(list))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(actor);
    }

    @Override
    public Uni<Boolean> discard(TenantId tenant, Predicate<Optional<Draft>> expected) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .chain(() -> find(tx, tenant))
                        .flatMap(present -> expected.test(present)
                                ? discard(tx, tenant).replaceWith(true)
                                : Uni.createFrom().item(false)));
    }

    /** Forgets the draft that says what is in force now. */
    public Uni<Void> done(SqlConnection tx, TenantId tenant, RankedAssignments inForce) {
        return find(tx, tenant)
                .flatMap(found ->
                        found.filter(it -> it.list().saysTheSameAs(inForce)).isPresent()
                                ? discard(tx, tenant)
                                : Uni.createFrom().voidItem());
    }

    private static Uni<Void> discard(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(DISCARD).execute(Tuple.of(tenant.value())).replaceWithVoid();
    }

    private static Uni<Optional<Draft>> find(SqlConnection tx, String statement, Tuple parameters) {
        return tx.preparedQuery(statement).execute(parameters).map(rows -> {
            for (Row row : rows) {
                return Optional.of(draft(row));
            }
            return Optional.empty();
        });
    }

    private static Draft draft(Row row) {
        long baseVersion = row.getLong("base_version");
        return new Draft(
                row.getUUID("id"),
                baseVersion,
                ListDocument.read(baseVersion, row.getString("document")),
                row.getOffsetDateTime("saved_at").toInstant(),
                row.getString("saved_by"));
    }
}
