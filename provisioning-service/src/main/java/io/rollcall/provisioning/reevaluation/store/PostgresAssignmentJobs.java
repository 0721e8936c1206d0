package io.rollcall.provisioning.reevaluation.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.store.Reevaluations.Application;
import io.rollcall.provisioning.reevaluation.AssignmentJob;
import io.rollcall.provisioning.reevaluation.AssignmentJobs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs in PostgreSQL. Their progress is committed with the portion that it counts. */
@ApplicationScoped
class PostgresAssignmentJobs implements AssignmentJobs {

    private static final String FIND = """
            SELECT * FROM assignment_job WHERE tenant_id = $1 AND id = $2
            """;

    private static final String LATEST = """
            SELECT * FROM assignment_job WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2
            """;

    private static final String SUPERSEDE = """
            UPDATE assignment_job SET state = 'SUPERSEDED', finished_at = $2 WHERE tenant_id = $1 AND state = 'RUNNING'
            """;

    private static final String ADD = """
            INSERT INTO assignment_job
                (tenant_id, id, preview_id, version, state, total, requested_at, requested_by, override_reason)
            SELECT $1, $2, $3, $4, 'RUNNING', count(*), $5, $6, $7 FROM account WHERE tenant_id = $1
            """;

    private static final String ADVANCE = """
            UPDATE assignment_job SET done = done + $3 WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            """;

    /** People who came meanwhile were judged too. */
    private static final String FINISH = """
            UPDATE assignment_job SET done = done + $3, total = done + $3, state = 'DONE', finished_at = $4
            WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            """;

    private final TenantSql sql;

    PostgresAssignmentJobs(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<Optional<AssignmentJob>> find(TenantId tenant, UUID id) {
        return jobs(tenant, FIND, Tuple.of(tenant.value(), id))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<AssignmentJob>> latest(TenantId tenant, int limit) {
        return jobs(tenant, LATEST, Tuple.of(tenant.value(), limit));
    }

    private Uni<List<AssignmentJob>> jobs(TenantId tenant, String statement, Tuple parameters) {
        return sql.read(tenant, tx -> tx.preparedQuery(statement).execute(parameters))
                .map(rows -> {
                    List<AssignmentJob> jobs = new ArrayList<>();
                    rows.forEach(row -> jobs.add(job(row)));
                    return jobs;
                });
    }

    Uni<Void> supersede(SqlConnection tx, TenantId tenant, Instant at) {
        return tx.preparedQuery(SUPERSEDE)
                .execute(Tuple.of(tenant.value(), utc(at)))
                .replaceWithVoid();
    }

    Uni<Void> add(SqlConnection tx, TenantId tenant, Application application, Instant at, String actor) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(application.job())
                .addUUID(application.preview())
                .addLong(application.version())
                .addOffsetDateTime(utc(at))
                .addString(actor)
                .addString(application.overrideReason());
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    Uni<Void> advance(SqlConnection tx, TenantId tenant, UUID job, int people) {
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(tenant.value(), job, (long) people))
                .replaceWithVoid();
    }

    Uni<Void> finish(SqlConnection tx, TenantId tenant, UUID job, int people, Instant at) {
        return tx.preparedQuery(FINISH)
                .execute(Tuple.of(tenant.value(), job, (long) people, utc(at)))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static AssignmentJob job(Row row) {
        return new AssignmentJob(
                row.getUUID("id"),
                row.getUUID("preview_id"),
                row.getLong("version"),
                AssignmentJob.State.valueOf(row.getString("state")),
                row.getLong("total"),
                row.getLong("done"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("requested_by"),
                row.getString("override_reason"),
                Optional.ofNullable(row.getOffsetDateTime("finished_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
