package io.rollcall.provisioning.resync.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.resync.Resync;
import io.rollcall.provisioning.resync.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Statements on runs. */
final class ResyncSql {

    static final String START = """
            INSERT INTO resync (tenant_id, id, directory_id, dry_run, started_by, started_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (tenant_id) WHERE state = 'RUNNING' DO NOTHING
            RETURNING *
            """;

    static final String FIND = "SELECT * FROM resync WHERE tenant_id = $1 AND id = $2";

    static final String LIST = """
            SELECT * FROM resync WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
            """;

    static final String LINES = """
            SELECT * FROM resync_difference WHERE tenant_id = $1 AND resync_id = $2 AND number > $3
            ORDER BY number LIMIT $4
            """;

    static final String CANCEL = """
            UPDATE resync SET cancel_requested = true WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            """;

    static final String WAITING = """
            SELECT tenant_id, id FROM resync
            WHERE state = 'RUNNING' AND (leased_until IS NULL OR leased_until < $1)
            ORDER BY started_at LIMIT 10
            """;

    static final String CLAIM = """
            UPDATE resync SET leased_until = $4
            WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING' AND (leased_until IS NULL OR leased_until < $3)
            RETURNING *
            """;

    static final String KEEP = """
            UPDATE resync SET leased_until = $3 WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            """;

    static final String PROGRESS = """
            UPDATE resync SET step = $3, done = $4, total = $5, leased_until = $6
            WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            RETURNING *
            """;

    static final String FOUND = """
            UPDATE resync SET found = $3, step = CASE WHEN dry_run THEN step ELSE 'REPAIRING' END
            WHERE tenant_id = $1 AND id = $2
            """;

    static final String ADD_LINES = """
            INSERT INTO resync_difference (tenant_id, resync_id, number, view, follower, subject_id, subject, words)
            SELECT $1, $2, l.number, l.view, l.follower, l.subject_id, l.subject, l.words
            FROM jsonb_to_recordset($3) AS l
                (number integer, view text, follower text, subject_id uuid, subject text, words text[])
            """;

    static final String REPAIRED = """
            UPDATE resync_difference SET repaired = true
            WHERE tenant_id = $1 AND resync_id = $2 AND number = ANY ($3::integer[])
            """;

    static final String FINISH = """
            UPDATE resync
            SET state = $3, problem = $4, repaired = $5, finished_at = $6, step = 'FINISHED', leased_until = NULL
            WHERE tenant_id = $1 AND id = $2 AND state = 'RUNNING'
            """;

    static final String FIRST_SEEN = """
            INSERT INTO drift_check (tenant_id, checked_at, full_at) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING
            """;

    static final String DUE_FOR_CHECK = """
            UPDATE drift_check SET checked_at = $2 WHERE tenant_id = $1 AND checked_at <= $3
            """;

    static final String DUE_FOR_DRY_RUN = """
            UPDATE drift_check SET full_at = $2 WHERE tenant_id = $1 AND full_at <= $3
            """;

    private ResyncSql() {}

    static Tuple lines(Resync resync, List<Resync.Line> lines) {
        JsonArray rows = new JsonArray();
        lines.forEach(line -> rows.add(new JsonObject()
                .put("number", line.number())
                .put("view", line.view())
                .put("follower", line.follower().name())
                .put("subject_id", line.subjectId().toString())
                .put("subject", line.subject())
                .put("words", new JsonArray(line.words()))));
        return Tuple.of(resync.tenant().value(), resync.id(), rows);
    }

    static Resync resync(Row row) {
        UUID directory = row.getUUID("directory_id");
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new Resync(
                new TenantId(row.getString("tenant_id")),
                row.getUUID("id"),
                directory == null ? null : new DirectoryId(directory),
                row.getBoolean("dry_run"),
                Resync.State.valueOf(row.getString("state")),
                Resync.Step.valueOf(row.getString("step")),
                row.getInteger("done"),
                row.getInteger("total"),
                row.getInteger("found"),
                row.getInteger("repaired"),
                row.getBoolean("cancel_requested"),
                row.getString("problem"),
                row.getString("started_by"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    static Resync.Line line(Row row) {
        return new Resync.Line(
                row.getInteger("number"),
                row.getString("view"),
                Service.valueOf(row.getString("follower")),
                row.getUUID("subject_id"),
                row.getString("subject"),
                List.of(row.getArrayOfStrings("words")),
                row.getBoolean("repaired"));
    }
}
