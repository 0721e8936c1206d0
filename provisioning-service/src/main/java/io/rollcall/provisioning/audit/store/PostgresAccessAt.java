package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.AccessAt;
import io.rollcall.provisioning.audit.AccessFact;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access at a time, folded by PostgreSQL from the rows of the people asked for. */
@ApplicationScoped
class PostgresAccessAt implements AccessAt {

    private static final UUID FIRST = new UUID(0, 0);

    /** Of each aspect the highest version that had happened. */
    private static final String FOLD = """
            SELECT p.id, p.name, f.aspect, f.version, f.state, f.at, f.event
            FROM (%s) p
            LEFT JOIN LATERAL (
                SELECT DISTINCT ON (x.aspect) x.aspect, x.version, x.state, x.at, x.event
                FROM (
                    SELECT e.aspect, e.version, e.state, e.at, e.id AS event FROM audit_entry e
                    WHERE e.tenant_id = $1 AND e.person = p.id AND e.at <= $2 AND e.aspect IS NOT NULL
                    UNION ALL
                    SELECT b.aspect, b.version, b.state, b.at, b.id FROM access_baseline b
                    WHERE b.tenant_id = $1 AND b.person = p.id
                ) x
                ORDER BY x.aspect, x.version DESC
            ) f ON true
            ORDER BY p.id
            """;

    private static final String NAMED = """
            SELECT id, CASE WHEN status <> 'ERASED' THEN coalesce(display_name, user_name) END AS name FROM account
            """;

    private static final String PAGE = FOLD.formatted(NAMED + " WHERE tenant_id = $1 AND id > $3 ORDER BY id LIMIT $4");

    private static final String ONE = FOLD.formatted(NAMED + " WHERE tenant_id = $1 AND id = $3");

    private static final String FORGOTTEN = """
            SELECT trimmed_until FROM audit_head WHERE tenant_id = $1
            """;

    private final TenantSql sql;

    PostgresAccessAt(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<Standing>> find(TenantId tenant, Instant at, @Nullable UserId after, int limit) {
        UUID from = after == null ? FIRST : after.value();
        return fold(tenant, PAGE, Tuple.of(tenant.value(), EntryRows.time(at), from, limit));
    }

    @Override
    public Uni<Optional<Standing>> of(TenantId tenant, UserId person, Instant at) {
        return fold(tenant, ONE, Tuple.of(tenant.value(), EntryRows.time(at), person.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Optional<Instant>> forgottenUntil(TenantId tenant) {
        return sql.read(tenant, tx -> tx.preparedQuery(FORGOTTEN).execute(Tuple.of(tenant.value())))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant);
                    }
                    return Optional.empty();
                });
    }

    private Uni<List<Standing>> fold(TenantId tenant, String statement, Tuple parameters) {
        return sql.read(tenant, tx -> tx.preparedQuery(statement).execute(parameters))
                .map(rows -> {
                    Map<UserId, Map<Aspect, Since>> aspects = new LinkedHashMap<>();
                    Map<UserId, String> names = new LinkedHashMap<>();
                    for (Row row : rows) {
                        var person = new UserId(row.getUUID("id"));
                        Map<Aspect, Since> known = aspects.computeIfAbsent(person, id -> new EnumMap<>(Aspect.class));
                        if (row.getString("name") != null) {
                            names.put(person, row.getString("name"));
                        }
                        if (row.getString("aspect") != null) {
                            known.put(Aspect.valueOf(row.getString("aspect")), since(row));
                        }
                    }
                    List<Standing> standings = new ArrayList<>();
                    aspects.forEach((person, known) -> standings.add(new Standing(person, names.get(person), known)));
                    return standings;
                });
    }

    private static Since since(Row row) {
        var fact =
                new AccessFact(Aspect.valueOf(row.getString("aspect")), row.getLong("version"), row.getString("state"));
        return new Since(fact, row.getOffsetDateTime("at").toInstant(), row.getUUID("event"));
    }
}
