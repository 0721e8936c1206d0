package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.audit.ChainCheck;
import io.rollcall.provisioning.audit.ChainCheck.Break;
import io.rollcall.provisioning.audit.ChainCheck.Kept;
import io.rollcall.provisioning.audit.Digest;
import io.rollcall.provisioning.audit.HashChain.Head;
import io.rollcall.provisioning.audit.Verification;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Walks a trail in PostgreSQL, as it was at one moment: neither an append nor retention is in its way. */
@ApplicationScoped
class PostgresVerification implements Verification {

    private static final int PAGE = 2000;

    private static final String HEAD = """
            SELECT last, encode(hash, 'hex') AS hash, trimmed, encode(trimmed_hash, 'hex') AS trimmed_hash
            FROM audit_head WHERE tenant_id = $1
            """;

    private static final String ROWS = """
            SELECT %s,
                e.digest IS NOT NULL AND e.changes IS NULL AND EXISTS (
                    SELECT FROM audit_entry x
                    WHERE x.tenant_id = e.tenant_id AND x.person = e.person AND x.type = 'user.erased' AND x.at >= e.at)
                AS may_be_erased
            FROM audit_entry e WHERE e.tenant_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3
            """.formatted(EntryRows.COLUMNS);

    private final TenantSql sql;
    private final Set<TenantId> verified = ConcurrentHashMap.newKeySet();

    PostgresVerification(TenantSql sql) {
        this.sql = sql;
    }

    private record Ends(Head start, Head head) {}

    /** A walk holds a connection for as long as it takes, also when who asked has gone: one at a time in a tenant. */
    @Override
    public Uni<Optional<Result>> verify(TenantId tenant, @Nullable Head noted) {
        return Uni.createFrom()
                .emitter(caller -> (verified.add(tenant)
                                ? look(tenant, noted)
                                        .map(Optional::of)
                                        .onItemOrFailure()
                                        .invoke((result, failure) -> verified.remove(tenant))
                                : Uni.createFrom().item(Optional.<Result>empty()))
                        .subscribe()
                        .with(caller::complete, caller::fail));
    }

    private Uni<Result> look(TenantId tenant, @Nullable Head noted) {
        return sql.snapshot(
                tenant,
                tx -> tx.preparedQuery(HEAD)
                        .execute(Tuple.of(tenant.value()))
                        .map(PostgresVerification::ends)
                        .flatMap(ends -> {
                            var check = new ChainCheck(ends.start(), noted);
                            return check.begin()
                                    .map(it -> Uni.createFrom().item(Optional.of(it)))
                                    .orElseGet(() -> walk(tx, tenant, check))
                                    .map(broken -> new Result(
                                            ends.start().seq(),
                                            check.rows(),
                                            check.last(),
                                            check.erased(),
                                            broken.or(() -> check.end(ends.head()))));
                        }));
    }

    private static Ends ends(RowSet<Row> rows) {
        for (Row row : rows) {
            String trimmed = row.getString("trimmed_hash");
            Head start = trimmed == null ? Head.NONE : new Head(row.getLong("trimmed"), Digest.ofHex(trimmed));
            return new Ends(start, new Head(row.getLong("last"), Digest.ofHex(row.getString("hash"))));
        }
        return new Ends(Head.NONE, Head.NONE);
    }

    private record Page(Optional<Break> broken, boolean last) {}

    private static Uni<Optional<Break>> walk(SqlConnection tx, TenantId tenant, ChainCheck check) {
        return Multi.createBy()
                .repeating()
                .uni(() -> tx.preparedQuery(ROWS)
                        .execute(Tuple.of(tenant.value(), check.last().seq(), PAGE))
                        .map(rows -> new Page(check(tenant, rows, check), rows.size() < PAGE)))
                .whilst(page -> page.broken().isEmpty() && !page.last())
                .collect()
                .last()
                .map(Page::broken);
    }

    private static Optional<Break> check(TenantId tenant, RowSet<Row> rows, ChainCheck check) {
        for (Row row : rows) {
            Optional<Break> broken = check.accept(kept(tenant, row));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Kept kept(TenantId tenant, Row row) {
        return new Kept(
                EntryRows.entry(tenant, row),
                row.getString("changes"),
                row.getString("salt"),
                Digest.ofHex(row.getString("hash")),
                row.getBoolean("may_be_erased"));
    }
}
