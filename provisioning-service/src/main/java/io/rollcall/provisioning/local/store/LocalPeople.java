package io.rollcall.provisioning.local.store;

import io.rollcall.events.LocalUserState;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.provisioning.local.Invitation;
import io.rollcall.provisioning.local.MemberPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Announces people whom no directory has told of to the gateway, so that a directory that creates one of them gives them
 * the id that they have already.
 */
@ApplicationScoped
public class LocalPeople {

    /** Sorted, so that two announcements wait for each other in the same order. */
    private static final String ANNOUNCE = """
            WITH locked AS (
                SELECT id FROM account WHERE tenant_id = $1 AND %s
                ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE account a SET announced = a.announced + 1 FROM locked l WHERE a.tenant_id = $1 AND a.id = l.id
            RETURNING a.id, a.announced, a.user_name, a.external_id, a.email,
                a.directory_id IS NULL AND a.status <> 'ERASED' AND a.deactivated_because IS DISTINCT FROM 'LINKED' AS present
            """;

    private static final String THESE = ANNOUNCE.formatted("id = ANY ($2)");

    private static final String ALL =
            ANNOUNCE.formatted("directory_id IS NULL AND status IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED')");

    private static final String REMOVE = """
            WITH gone AS (
                DELETE FROM account WHERE tenant_id = $1 AND id = $2 AND status = 'INVITED'
                RETURNING id, announced
            ), terms AS (
                DELETE FROM account_search_term t USING gone WHERE t.tenant_id = $1 AND t.account_id = gone.id
            ), tags AS (
                DELETE FROM account_tag t USING gone WHERE t.tenant_id = $1 AND t.account_id = gone.id
            )
            SELECT announced FROM gone
            """;

    private final Outbox outbox;
    private final Clock clock;

    LocalPeople(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells what holds for these people now: how they may be taken over, or that they may not. */
    public Uni<Void> announce(SqlConnection tx, TenantId tenant, Collection<UserId> ids) {
        UUID[] wanted = ids.stream().map(UserId::value).toArray(UUID[]::new);
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : PostgresMemberPolicies.look(tx, tenant)
                        .flatMap(policy -> tx.preparedQuery(THESE)
                                .execute(Tuple.of(tenant.value(), wanted))
                                .flatMap(rows -> tell(tx, tenant, policy, rows)));
    }

    /** Takes an account away that nobody but the admins has heard of. Answers whether it was one. */
    public Uni<Boolean> remove(SqlConnection tx, TenantId tenant, UserId id) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(tenant.value(), id.value()))
                .flatMap(rows -> {
                    for (Row row : rows) {
                        var gone = LocalUserState.gone(clock.instant(), tenant, id, row.getLong(0) + 1);
                        return outbox.append(tx, gone).replaceWith(true);
                    }
                    return Uni.createFrom().item(false);
                });
    }

    /** Takes the account of somebody who was invited away, and the invitation back. */
    public Uni<Void> uninvite(SqlConnection tx, TenantId tenant, UserId id) {
        return remove(tx, tenant, id)
                .chain(() -> InvitationRows.close(tx, tenant, id, Invitation.State.REVOKED, clock.instant()));
    }

    Uni<Void> announceAll(SqlConnection tx, TenantId tenant, MemberPolicy policy) {
        return tx.preparedQuery(ALL).execute(Tuple.of(tenant.value())).flatMap(rows -> tell(tx, tenant, policy, rows));
    }

    private Uni<Void> tell(SqlConnection tx, TenantId tenant, MemberPolicy policy, RowSet<Row> rows) {
        Instant now = clock.instant();
        List<LocalUserState> states = new ArrayList<>();
        rows.forEach(row -> states.add(state(now, tenant, policy, row)));
        return outbox.append(tx, states);
    }

    private static LocalUserState state(Instant now, TenantId tenant, MemberPolicy policy, Row row) {
        UserId id = new UserId(row.getUUID("id"));
        long version = row.getLong("announced");
        if (!row.getBoolean("present")) {
            return LocalUserState.gone(now, tenant, id, version);
        }
        String email = row.getString("email");
        boolean verified = email != null && policy.verified(email);
        return new LocalUserState(
                now,
                tenant,
                id,
                version,
                true,
                verified ? row.getString("external_id") : null,
                verified ? row.getString("user_name") : email,
                email);
    }
}
