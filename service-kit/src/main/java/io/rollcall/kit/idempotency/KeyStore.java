package io.rollcall.kit.idempotency;

import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** Keys and answers as rows of {@code idempotency_key}. */
@ApplicationScoped
class KeyStore {

    /** After so long a request that has written nothing is taken for lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Waits for whoever inserts the same key at this moment. */
    private static final String CLAIM = """
            INSERT INTO idempotency_key AS k (tenant_id, actor, key, request, claim, claimed_at)
            VALUES (current_tenant(), $1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, actor, key) DO UPDATE SET claim = excluded.claim, claimed_at = excluded.claimed_at
            WHERE k.request = excluded.request AND k.status IS NULL AND NOT k.carried_out AND k.claimed_at < $6
            RETURNING claim
            """;

    private static final String FIND = """
            SELECT request, claimed_at, carried_out, status, media_type, location, body
            FROM idempotency_key WHERE actor = $1 AND key = $2
            """;

    private static final String ANSWER = """
            UPDATE idempotency_key SET status = $2, media_type = $3, location = $4, body = $5 WHERE claim = $1
            """;

    /** What was carried out stays so. */
    private static final String GIVE_UP = """
            DELETE FROM idempotency_key WHERE claim = $1 AND NOT carried_out
            """;

    private final TenantSql sql;
    private final Clock clock;

    KeyStore(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Uni<Claiming> claim(KeyedRequest request) {
        Instant lost = clock.instant().minus(PATIENCE);
        Tuple columns = Tuple.tuple()
                .addString(request.actor())
                .addString(request.key().value())
                .addBuffer(Buffer.buffer(request.digest()))
                .addUUID(Ids.next())
                .addOffsetDateTime(utc(clock.instant()))
                .addOffsetDateTime(utc(lost));
        return sql.inTransaction(
                request.tenant(),
                tx -> tx.preparedQuery(CLAIM)
                        .execute(columns)
                        .flatMap(rows -> rows.size() == 1
                                ? Uni.createFrom()
                                        .item(new Claiming.Claimed(
                                                rows.iterator().next().getUUID("claim")))
                                : find(tx, request, lost)));
    }

    private static Uni<Claiming> find(SqlConnection tx, KeyedRequest request, Instant lost) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(request.actor(), request.key().value()))
                .map(rows -> claiming(rows.iterator().next(), request, lost));
    }

    private static Claiming claiming(Row row, KeyedRequest request, Instant lost) {
        if (!Arrays.equals(row.getBuffer("request").getBytes(), request.digest())) {
            return new Claiming.Reused();
        }
        Integer status = row.getInteger("status");
        if (status != null) {
            return new Claiming.Answered(
                    new Answer(status, row.getString("media_type"), row.getString("location"), row.getString("body")));
        }
        boolean old = row.getOffsetDateTime("claimed_at").toInstant().isBefore(lost);
        return old && row.getBoolean("carried_out") ? new Claiming.Unanswered() : new Claiming.InUse();
    }

    Uni<Void> answer(TenantId tenant, UUID claim, Answer answer) {
        Tuple columns = Tuple.tuple()
                .addUUID(claim)
                .addInteger(answer.status())
                .addString(answer.mediaType())
                .addString(answer.location())
                .addString(answer.body());
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(ANSWER).execute(columns).replaceWithVoid());
    }

    /** So that the same request can be tried again at once. */
    Uni<Void> giveUp(TenantId tenant, UUID claim) {
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(GIVE_UP).execute(Tuple.of(claim)).replaceWithVoid());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
