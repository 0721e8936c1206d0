package io.rollcall.provisioning.workspace.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.workspace.Workspace;
import io.rollcall.provisioning.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workspaces in PostgreSQL. Whoever adds, renames or archives one does so alone with those who change assignments. */
@ApplicationScoped
public class PostgresWorkspaces implements Workspaces {

    private static final String ALL = """
            SELECT * FROM workspace WHERE tenant_id = $1 ORDER BY key
            """;

    private static final String PUT = """
            INSERT INTO workspace (tenant_id, key, name, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant_id, key) DO UPDATE SET name = excluded.name
            RETURNING *
            """;

    private static final String ARCHIVE = """
            UPDATE workspace SET archived_at = coalesce(archived_at, $3) WHERE tenant_id = $1 AND key = $2 RETURNING *
            """;

    private final TenantSql sql;
    private final WorkspaceUse use;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresWorkspaces(TenantSql sql, WorkspaceUse use, Clock clock, AuditTrail trail) {
        this.sql = sql;
        this.use = use;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<List<Workspace>> all(TenantId tenant) {
        return sql.read(tenant, tx -> all(tx, tenant));
    }

    /** The keys of those that assignments may name. */
    public Uni<Set<String>> usable(SqlConnection tx, TenantId tenant) {
        return all(tx, tenant)
                .map(found -> found.stream()
                        .filter(it -> !it.archived())
                        .map(Workspace::key)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Uni<Outcome> put(TenantId tenant, String key, String name, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> use.isInUse(tx, tenant, key).chain(() -> all(tx, tenant)).flatMap(present -> {
                    if (present.stream().anyMatch(it -> it.key().equals(key) && it.archived())) {
                        return Uni.createFrom().<Outcome>item(new Archived());
                    }
                    if (present.stream()
                            .anyMatch(it -> !it.archived()
                                    && !it.key().equals(key)
                                    && it.name().equalsIgnoreCase(name))) {
                        return Uni.createFrom().<Outcome>item(new NameTaken());
                    }
                    String before = present.stream()
                            .filter(it -> it.key().equals(key))
                            .map(Workspace::name)
                            .findFirst()
                            .orElse(null);
                    return written(tx, PUT, Tuple.of(tenant.value(), key, name, now()))
                            .call(() -> name.equals(before)
                                    ? Uni.createFrom().voidItem()
                                    : trail.append(tx, tenant, named(key, before, name, cause)));
                }));
    }

    @Override
    public Uni<Outcome> archive(TenantId tenant, String key, Cause cause) {
        OffsetDateTime now = now();
        return sql.inTransaction(
                tenant,
                tx -> use.isInUse(tx, tenant, key)
                        .flatMap(used -> used
                                ? Uni.createFrom().<Outcome>item(new InUse())
                                : written(tx, ARCHIVE, Tuple.of(tenant.value(), key, now))
                                        .call(it -> isArchivedAt(it, now)
                                                ? trail.append(tx, tenant, archived(key, cause))
                                                : Uni.createFrom().voidItem())));
    }

    /** Not when it was archived before. */
    private static boolean isArchivedAt(Outcome outcome, OffsetDateTime now) {
        return outcome instanceof Kept(Workspace workspace) && now.toInstant().equals(workspace.archivedAt());
    }

    private static Note named(String key, @Nullable String before, String name, Cause cause) {
        var json = JsonNodeFactory.instance;
        Note note = before == null
                ? Note.of("workspace.added", cause, "The workspace " + key + " was added")
                : Note.of("workspace.renamed", cause, "The workspace " + key + " was renamed");
        return note.with(List.of(
                new AttributeChange("name", before == null ? null : json.textNode(before), json.textNode(name))));
    }

    private static Note archived(String key, Cause cause) {
        return Note.of("workspace.archived", cause, "The workspace " + key + " was archived");
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Uni<Outcome> written(SqlConnection tx, String statement, Tuple parameters) {
        return tx.preparedQuery(statement).execute(parameters).map(rows -> {
            for (Row row : rows) {
                return new Kept(workspace(row));
            }
            return new Missing();
        });
    }

    private static Uni<List<Workspace>> all(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(ALL).execute(Tuple.of(tenant.value())).map(rows -> {
            List<Workspace> found = new ArrayList<>();
            rows.forEach(row -> found.add(workspace(row)));
            return found;
        });
    }

    private static Workspace workspace(Row row) {
        return new Workspace(
                row.getString("key"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("archived_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
