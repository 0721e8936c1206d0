package io.rollcall.gateway.ignored.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.ignored.IgnoredAttribute;
import io.rollcall.gateway.ignored.IgnoredAttributeStore;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A row per attribute; rows are locked in the order of their names. */
@ApplicationScoped
public class PostgresIgnoredAttributeStore implements IgnoredAttributeStore {
    /** So many names at most are kept of a directory: someone may send made-up ones. */
    private static final String ADD = """
            INSERT INTO ignored_attributes AS i
                (tenant_id, directory_id, resource_type, attribute, total, first_seen_at, last_seen_at)
            SELECT current_tenant(), $1, n.type, n.attribute, n.total, $5, $5
            FROM unnest($2::text[], $3::text[], $4::bigint[]) AS n (type, attribute, total)
            WHERE (SELECT count(*) FROM ignored_attributes k WHERE k.directory_id = $1) < 1000
               OR EXISTS (SELECT FROM ignored_attributes k WHERE k.directory_id = $1
                          AND k.resource_type = n.type AND k.attribute = n.attribute)
            ON CONFLICT (directory_id, resource_type, attribute) DO UPDATE
            SET total = i.total + excluded.total, last_seen_at = excluded.last_seen_at
            """;

    private static final String LIST = """
            SELECT resource_type, attribute, total, first_seen_at, last_seen_at FROM ignored_attributes
            WHERE directory_id = $1 ORDER BY total DESC, resource_type, attribute LIMIT $2
            """;

    private final TenantSql sql;

    public PostgresIgnoredAttributeStore(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<Void> add(TenantId tenant, DirectoryId directory, Map<Name, Long> counts, Instant at) {
        List<Name> names = counts.keySet().stream()
                .sorted(Comparator.comparing(Name::resourceType).thenComparing(Name::attribute))
                .toList();
        Tuple row = Tuple.of(directory.value())
                .addArrayOfString(names.stream().map(Name::resourceType).toArray(String[]::new))
                .addArrayOfString(names.stream().map(Name::attribute).toArray(String[]::new))
                .addArrayOfLong(names.stream().map(counts::get).toArray(Long[]::new))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(ADD).execute(row).replaceWithVoid());
    }

    @Override
    public Uni<List<IgnoredAttribute>> list(TenantId tenant, DirectoryId directory, int limit) {
        return sql.read(tenant, tx -> tx.preparedQuery(LIST).execute(Tuple.of(directory.value(), limit)))
                .map(rows -> rows.stream()
                        .map(PostgresIgnoredAttributeStore::attribute)
                        .toList());
    }

    private static IgnoredAttribute attribute(Row row) {
        return new IgnoredAttribute(
                row.getString("resource_type"),
                row.getString("attribute"),
                row.getLong("total"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant());
    }
}
