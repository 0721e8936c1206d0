package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.Actor;
import io.rollcall.provisioning.audit.AuditEntry;
import io.rollcall.provisioning.audit.AuditLog;
import io.rollcall.provisioning.audit.ChangesJson;
import io.rollcall.provisioning.audit.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the trail, and what led to each entry of a page. */
@ApplicationScoped
class PostgresAuditLog implements AuditLog {

    private static final String CAUSES = """
            WITH RECURSIVE chain AS (
                SELECT e.id AS origin, 0 AS depth, e.caused_by AS id
                FROM audit_entry e WHERE e.tenant_id = $1 AND e.id = ANY ($2) AND e.caused_by IS NOT NULL
                UNION ALL
                SELECT c.origin, c.depth + 1, e.caused_by
                FROM chain c JOIN audit_entry e ON e.tenant_id = $1 AND e.id = c.id
                WHERE e.caused_by IS NOT NULL AND c.depth < 8
            )
            SELECT c.origin, e.id, e.at, e.type, e.actor_kind, e.actor, e.request_id, e.sentence, d.name AS directory_name
            FROM chain c
            JOIN audit_entry e ON e.tenant_id = $1 AND e.id = c.id
            LEFT JOIN directory d ON d.tenant_id = $1 AND e.actor_kind = 'IDP' AND d.id::text = e.actor
            ORDER BY c.origin, c.depth
            """;

    /** A text is looked for in every entry that the other conditions leave. */
    private static final String PATIENCE = "SET LOCAL statement_timeout = '10s'";

    private static final String CANCELED = "57014";

    private final TenantSql sql;

    PostgresAuditLog(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<Found>> find(TenantId tenant, Query query) {
        AuditSql.Statement page = AuditSql.page(tenant, query);
        return sql.read(
                        tenant,
                        tx -> tx.query(PATIENCE)
                                .execute()
                                .chain(() -> tx.preparedQuery(page.text()).execute(page.parameters()))
                                .flatMap(rows -> causes(tx, tenant, rows).map(reasons -> found(tenant, rows, reasons))))
                .onFailure(it -> CANCELED.equals(SqlFailures.sqlState(it)))
                .transform(it -> new ProblemException(
                        400,
                        "search-too-wide",
                        "The search takes too long",
                        "Nothing was found within 10 seconds. Narrow it down: by time, by a member, or by a type."));
    }

    private static Uni<Map<UUID, List<Reason>>> causes(SqlConnection tx, TenantId tenant, RowSet<Row> page) {
        List<UUID> caused = new ArrayList<>();
        page.forEach(row -> {
            if (row.getUUID("caused_by") != null) {
                caused.add(row.getUUID("id"));
            }
        });
        if (caused.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(CAUSES)
                .execute(Tuple.of(tenant.value(), caused.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Reason>> reasons = new HashMap<>();
                    rows.forEach(row -> reasons.computeIfAbsent(row.getUUID("origin"), id -> new ArrayList<>())
                            .add(reason(row)));
                    return reasons;
                });
    }

    private static Reason reason(Row row) {
        return new Reason(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("type"),
                EntryRows.actor(row),
                actorName(row),
                row.getString("request_id"),
                row.getString("sentence"));
    }

    private static List<Found> found(TenantId tenant, RowSet<Row> rows, Map<UUID, List<Reason>> reasons) {
        List<Found> found = new ArrayList<>(rows.size());
        for (Row row : rows) {
            AuditEntry entry = EntryRows.entry(tenant, row);
            String changes = row.getString("changes");
            found.add(new Found(
                    entry,
                    Digest.ofHex(row.getString("hash")),
                    ChangesJson.read(changes),
                    entry.digest() != null && changes == null,
                    row.getString("person_name"),
                    actorName(row),
                    reasons.getOrDefault(entry.id(), List.of())));
        }
        return found;
    }

    private static String actorName(Row row) {
        Actor actor = EntryRows.actor(row);
        String directory = row.getString("directory_name");
        return directory == null ? actor.id() : directory;
    }
}
