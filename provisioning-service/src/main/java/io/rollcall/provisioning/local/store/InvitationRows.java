package io.rollcall.provisioning.local.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.local.Invitation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on invitations. That one has expired, or a directory was first, is not written: it follows. */
final class InvitationRows {

    private static final UUID LAST = new UUID(-1, -1);

    private static final String ADD = """
            INSERT INTO invitation (tenant_id, id, account_id, email, state, invited_by, invited_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String SELECT = """
            SELECT i.*, a.status = 'INVITED' AS waited_for
            FROM invitation i LEFT JOIN account a ON a.tenant_id = i.tenant_id AND a.id = i.account_id
            """;

    private static final String FIND = SELECT + """
            WHERE i.tenant_id = $1 AND i.id = $2
            """;

    private static final String LATEST = SELECT + """
            WHERE i.tenant_id = $1 AND i.account_id = $2 ORDER BY i.id DESC LIMIT 1
            """;

    private static final String LIST = SELECT + """
            WHERE i.tenant_id = $1 AND i.id < $2 ORDER BY i.id DESC LIMIT $3
            """;

    private static final String CLOSE = """
            UPDATE invitation SET state = $3, closed_at = $4
            WHERE tenant_id = $1 AND account_id = $2 AND state = 'OPEN'
            """;

    private InvitationRows() {}

    static Uni<Void> add(SqlConnection tx, TenantId tenant, Invitation invitation) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(invitation.id())
                .addUUID(invitation.member().value())
                .addString(invitation.email())
                .addString(invitation.state().name())
                .addString(invitation.invitedBy())
                .addOffsetDateTime(utc(invitation.invitedAt()))
                .addOffsetDateTime(utc(invitation.expiresAt()));
        return tx.preparedQuery(ADD).execute(parameters).replaceWithVoid();
    }

    static Uni<Optional<Invitation>> find(SqlConnection tx, TenantId tenant, UUID id, Instant now) {
        return tx.preparedQuery(FIND).execute(Tuple.of(tenant.value(), id)).map(rows -> first(rows, now));
    }

    static Uni<Optional<Invitation>> latest(SqlConnection tx, TenantId tenant, UserId member, Instant now) {
        return tx.preparedQuery(LATEST)
                .execute(Tuple.of(tenant.value(), member.value()))
                .map(rows -> first(rows, now));
    }

    static Uni<List<Invitation>> list(
            SqlConnection tx, TenantId tenant, @Nullable UUID before, int limit, Instant now) {
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value(), before == null ? LAST : before, limit))
                .map(rows -> {
                    List<Invitation> invitations = new ArrayList<>();
                    rows.forEach(row -> invitations.add(read(row, now)));
                    return invitations;
                });
    }

    static Uni<Void> close(SqlConnection tx, TenantId tenant, UserId member, Invitation.State state, Instant at) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(tenant.value(), member.value(), state.name(), utc(at)))
                .replaceWithVoid();
    }

    private static Optional<Invitation> first(RowSet<Row> rows, Instant now) {
        for (Row row : rows) {
            return Optional.of(read(row, now));
        }
        return Optional.empty();
    }

    private static Invitation read(Row row, Instant now) {
        OffsetDateTime closed = row.getOffsetDateTime("closed_at");
        Instant expires = row.getOffsetDateTime("expires_at").toInstant();
        return new Invitation(
                row.getUUID("id"),
                new UserId(row.getUUID("account_id")),
                row.getString("email"),
                state(row, !now.isBefore(expires)),
                row.getString("invited_by"),
                row.getOffsetDateTime("invited_at").toInstant(),
                expires,
                closed == null ? null : closed.toInstant());
    }

    private static Invitation.State state(Row row, boolean late) {
        var written = Invitation.State.valueOf(row.getString("state"));
        if (written != Invitation.State.OPEN) {
            return written;
        }
        if (!Boolean.TRUE.equals(row.getBoolean("waited_for"))) {
            return Invitation.State.TAKEN_OVER;
        }
        return late ? Invitation.State.EXPIRED : Invitation.State.OPEN;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
