package io.rollcall.license.pool.store;

import io.rollcall.events.PoolId;
import io.rollcall.license.pool.ContractLine;
import io.rollcall.license.pool.ContractStore;
import io.rollcall.license.pool.NewContractLine;
import io.rollcall.license.pool.Term;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Contract lines as rows of {@code seat_contract_line}, which can only be added to. */
@ApplicationScoped
class PostgresContracts implements ContractStore {

    private static final String APPEND = """
            INSERT INTO seat_contract_line (tenant_id, id, pool_id, kind, quantity, effective_on, term_from, term_until,
                reference, limited, recorded_at, actor, request_id)
            VALUES (current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String SELECT = """
            SELECT id, kind, quantity, effective_on, term_from, term_until, reference, limited, recorded_at,
                actor, request_id
            FROM seat_contract_line
            WHERE pool_id = $1
            """;

    private static final String BY_REFERENCE = SELECT + " AND reference = $2";

    private static final String PAGE = SELECT + " AND (recorded_at, id) > ($2, $3) ORDER BY recorded_at, id LIMIT $4";

    private static final String ALL = SELECT + " ORDER BY effective_on, recorded_at, id";

    @Override
    public Uni<Void> append(SqlConnection tx, PoolId pool, ContractLine line) {
        NewContractLine terms = line.terms();
        Term term = terms.term();
        return tx.preparedQuery(APPEND)
                .execute(Tuple.tuple()
                        .addUUID(line.id())
                        .addUUID(pool.value())
                        .addString(terms.kind().name())
                        .addInteger(terms.quantity())
                        .addLocalDate(terms.effectiveOn())
                        .addLocalDate(term == null ? null : term.from())
                        .addLocalDate(term == null ? null : term.until())
                        .addString(terms.reference())
                        .addBoolean(line.limited())
                        .addOffsetDateTime(line.recordedAt().atOffset(ZoneOffset.UTC))
                        .addString(line.actor())
                        .addString(line.requestId()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<ContractLine>> find(SqlConnection tx, PoolId pool, String reference) {
        return lines(tx, BY_REFERENCE, Tuple.of(pool.value(), reference))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<ContractLine>> page(SqlConnection tx, PoolId pool, Place after, int limit) {
        return lines(tx, PAGE, Tuple.of(pool.value(), after.recordedAt().atOffset(ZoneOffset.UTC), after.id(), limit));
    }

    @Override
    public Uni<List<ContractLine>> all(SqlConnection tx, PoolId pool) {
        return lines(tx, ALL, Tuple.of(pool.value()));
    }

    private static Uni<List<ContractLine>> lines(SqlConnection tx, String sql, Tuple columns) {
        return tx.preparedQuery(sql)
                .execute(columns)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresContracts::line)
                        .toList());
    }

    private static ContractLine line(Row row) {
        @Nullable LocalDate from = row.getLocalDate("term_from");
        var terms = new NewContractLine(
                NewContractLine.Kind.valueOf(row.getString("kind")),
                row.getInteger("quantity"),
                row.getLocalDate("effective_on"),
                from == null ? null : new Term(from, row.getLocalDate("term_until")),
                row.getString("reference"));
        return new ContractLine(
                row.getUUID("id"),
                terms,
                row.getBoolean("limited"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("actor"),
                row.getString("request_id"));
    }
}
