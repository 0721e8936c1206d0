package io.rollcall.rbac.grant.store;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.grant.AccessChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code access_change}. */
final class ChangeRows {

    private static final String ADD = """
            INSERT INTO access_change
                (tenant_id, id, at, kind, user_id, before, after, reason, cause, actor, request_id, event_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;
    private static final String PAGE = """
            SELECT id, at, kind, user_id, before, after, reason, cause, actor, request_id, event_id
            FROM access_change
            WHERE tenant_id = $1 AND ($2::uuid IS NULL OR user_id = $2) AND ($3::uuid IS NULL OR id < $3)
            ORDER BY id DESC LIMIT $4
            """;

    private static final String FORGET_REASONS = """
            UPDATE access_change SET reason = NULL WHERE tenant_id = $1 AND user_id = ANY ($2) AND reason IS NOT NULL
            """;
    private static final String COUNT = """
            SELECT user_id, count(*) AS changes FROM access_change
            WHERE tenant_id = $1 AND user_id = ANY ($2) AND (kind LIKE 'MANUAL_ROLE%' OR kind = 'PERSON_CORRECTED') GROUP BY user_id
            """;

    private ChangeRows() {}

    static Uni<Void> forgetReasons(SqlConnection tx, TenantId tenant, UUID[] users) {
        return tx.preparedQuery(FORGET_REASONS)
                .execute(Tuple.of(tenant.value(), users))
                .replaceWithVoid();
    }

    /** How often what admins gave to people has changed. */
    static Uni<Map<UserId, Long>> count(SqlConnection tx, TenantId tenant, UUID[] users) {
        return tx.preparedQuery(COUNT).execute(Tuple.of(tenant.value(), users)).map(rows -> {
            Map<UserId, Long> counts = new HashMap<>();
            rows.forEach(row -> counts.put(new UserId(row.getUUID("user_id")), row.getLong("changes")));
            return counts;
        });
    }

    static Uni<Void> add(SqlConnection tx, TenantId tenant, List<AccessChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD)
                        .executeBatch(changes.stream()
                                .map(change -> row(tenant, change))
                                .toList())
                        .replaceWithVoid();
    }

    static Uni<List<AccessChange>> page(
            SqlConnection tx, TenantId tenant, @Nullable UserId user, @Nullable UUID before, int limit) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(tenant.value(), user == null ? null : user.value(), before, limit))
                .map(rows -> {
                    List<AccessChange> changes = new ArrayList<>();
                    rows.forEach(row -> changes.add(change(row)));
                    return changes;
                });
    }

    private static Tuple row(TenantId tenant, AccessChange change) {
        UserId user = change.user();
        Cause cause = change.cause();
        return Tuple.tuple()
                .addString(tenant.value())
                .addUUID(change.id())
                .addOffsetDateTime(change.at().atOffset(ZoneOffset.UTC))
                .addString(change.kind().name())
                .addUUID(user == null ? null : user.value())
                .addString(change.before())
                .addString(change.after())
                .addString(change.reason())
                .addString(cause.kind().name())
                .addString(cause.actor())
                .addString(cause.requestId())
                .addString(cause.eventId());
    }

    private static AccessChange change(Row row) {
        UUID user = row.getUUID("user_id");
        return new AccessChange(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                AccessChange.Kind.valueOf(row.getString("kind")),
                user == null ? null : new UserId(user),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                new Cause(
                        Cause.Kind.valueOf(row.getString("cause")),
                        row.getString("actor"),
                        row.getString("request_id"),
                        row.getString("event_id")));
    }
}
