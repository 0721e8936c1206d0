package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Assignments in PostgreSQL. Who judges holds the tenant's lock with others, who changes holds it alone: no account is
 * written by a list that is no longer in force after its re-evaluation has passed.
 */
@ApplicationScoped
public class PostgresAssignmentLists {

    private static final String SHARE = """
            SELECT pg_advisory_xact_lock_shared(hashtextextended('assignments/' || $1, 0))
            """;

    private static final String EXCLUDE = """
            SELECT pg_advisory_xact_lock(hashtextextended('assignments/' || $1, 0))
            """;

    private static final String IN_FORCE = """
            SELECT version, document FROM assignment_list WHERE tenant_id = $1 ORDER BY version DESC LIMIT 1
            """;

    private static final String VERSION = """
            SELECT version, document FROM assignment_list WHERE tenant_id = $1 AND version = $2
            """;

    private static final String ADD = """
            INSERT INTO assignment_list (id, tenant_id, version, revision, document, changed_at, changed_by)
            VALUES ($1, $2, $3, 0, $4, $5, $6)
            """;

    private static final String REBIND = """
            UPDATE assignment_list SET document = $3, revision = revision + 1 WHERE tenant_id = $1 AND version = $2
            """;

    /** The list in force; it stays in force until the transaction ends. Many may judge by it at the same time. */
    public Uni<RankedAssignments> toJudge(SqlConnection tx, TenantId tenant) {
        return locked(tx, tenant, SHARE);
    }

    /** The list in force, for whoever is going to change it: alone, when all who judge by it are done. */
    public Uni<RankedAssignments> toChange(SqlConnection tx, TenantId tenant) {
        return locked(tx, tenant, EXCLUDE);
    }

    /** Two statements: the second one's snapshot is taken when the lock is held. */
    private Uni<RankedAssignments> locked(SqlConnection tx, TenantId tenant, String lock) {
        return Uni.combine()
                .all()
                .unis(tx.preparedQuery(lock).execute(Tuple.of(tenant.value())), look(tx, tenant))
                .with((ignored, list) -> list);
    }

    /** The list in force, without a lock. */
    public Uni<RankedAssignments> look(SqlConnection tx, TenantId tenant) {
        return list(tx, IN_FORCE, Tuple.of(tenant.value())).map(found -> found.orElse(RankedAssignments.EMPTY));
    }

    /** A list that was in force, or is. */
    public Uni<Optional<RankedAssignments>> version(SqlConnection tx, TenantId tenant, long version) {
        return list(tx, VERSION, Tuple.of(tenant.value(), version));
    }

    private static Uni<Optional<RankedAssignments>> list(SqlConnection tx, String statement, Tuple parameters) {
        return tx.preparedQuery(statement).execute(parameters).map(rows -> {
            for (var row : rows) {
                return Optional.of(ListDocument.read(row.getLong(0), row.getString(1)));
            }
            return Optional.empty();
        });
    }

    /** Puts a new version in force. */
    public Uni<Void> add(SqlConnection tx, TenantId tenant, RankedAssignments list, Instant at, String actor) {
        Tuple parameters = Tuple.tuple()
                .addUUID(Ids.next())
                .addString(tenant.value())
                .addLong(list.version())
                .addString(ListDocument.write(list))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(actor);
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    /** Binds groups within the version that is in force. */
    Uni<Void> rebind(SqlConnection tx, TenantId tenant, RankedAssignments list) {
        return tx.preparedQuery(REBIND)
                .execute(Tuple.of(tenant.value(), list.version(), ListDocument.write(list)))
                .replaceWithVoid();
    }
}
