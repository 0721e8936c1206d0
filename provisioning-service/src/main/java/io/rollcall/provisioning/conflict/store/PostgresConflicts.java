package io.rollcall.provisioning.conflict.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.conflict.Conflict;
import io.rollcall.provisioning.conflict.Conflict.Party;
import io.rollcall.provisioning.conflict.Conflicts;
import io.rollcall.provisioning.lifecycle.PersonUpdate.Moment;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.local.store.LocalPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Conflicts in PostgreSQL. Who settles one does so alone in the tenant. */
@ApplicationScoped
class PostgresConflicts implements Conflicts {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String OPEN = """
            SELECT c.id, c.term, c.detected_at,
                a.id AS later_id, a.status AS later_status, a.user_name AS later_user_name,
                a.display_name AS later_display_name, a.email AS later_email, a.directory_id AS later_directory_id,
                o.id AS earlier_id, o.status AS earlier_status, o.user_name AS earlier_user_name,
                o.display_name AS earlier_display_name, o.email AS earlier_email,
                o.directory_id AS earlier_directory_id
            FROM open_conflict c
            JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id
            JOIN account o ON o.tenant_id = c.tenant_id AND o.id = c.other_id
            WHERE c.tenant_id = $1 AND %s
            ORDER BY c.id LIMIT $3
            """;

    private static final String AFTER = OPEN.formatted("c.id > $2");

    private static final String ONE = OPEN.formatted("c.id = $2");

    private static final String SETTLE = """
            UPDATE account_conflict SET state = $3, resolved_at = $4, resolved_by = $5
            WHERE tenant_id = $1 AND id = $2
            """;

    /** What the tenant kept of the one who goes; where both have a column, the one who stays keeps theirs. */
    private static final String HAND_OVER = """
            WITH gone AS (
                SELECT tags, fields FROM account WHERE tenant_id = $1 AND id = $2
            ), handed AS (
                UPDATE account s SET fields = g.fields || s.fields,
                    tags = ARRAY(SELECT DISTINCT t FROM unnest(s.tags || g.tags) AS t ORDER BY t)
                FROM gone g WHERE s.tenant_id = $1 AND s.id = $3
            )
            INSERT INTO account_tag (tenant_id, tag, account_id) SELECT $1, t, $3 FROM gone g, unnest(g.tags) AS t
            ON CONFLICT DO NOTHING
            """;

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final LocalPeople local;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresConflicts(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            LocalPeople local,
            Clock clock,
            AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.local = local;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<List<Conflict>> open(TenantId tenant, @Nullable UUID after, int limit) {
        Tuple parameters = Tuple.of(tenant.value(), after == null ? FIRST : after, limit);
        return sql.read(tenant, tx -> tx.preparedQuery(AFTER).execute(parameters))
                .map(PostgresConflicts::conflicts);
    }

    @Override
    public Uni<Outcome> keepApart(TenantId tenant, UUID id, Cause cause) {
        return alone(tenant, id, (tx, found) -> {
            Conflict conflict = found.conflict();
            Note note = Note.of(
                            "conflict.kept_apart",
                            cause,
                            "is somebody else than the member "
                                    + conflict.later().id() + ", an admin decided")
                    .about(conflict.earlier().id());
            return settle(tx, tenant, conflict, "KEPT_APART", note);
        });
    }

    @Override
    public Uni<Outcome> link(TenantId tenant, UUID id, Cause cause) {
        return alone(tenant, id, (tx, found) -> {
            Conflict conflict = found.conflict();
            Optional<Party> goes = conflict.goes();
            if (goes.isEmpty()) {
                return Uni.createFrom().item(new OwnedByDirectories(conflict));
            }
            Party gone = goes.get();
            Party stays = conflict.staysWithout(gone);
            return tx.preparedQuery(HAND_OVER)
                    .execute(Tuple.of(
                            tenant.value(), gone.id().value(), stays.id().value()))
                    .chain(() -> end(tx, tenant, gone, found.list(), cause))
                    .chain(() -> settle(tx, tenant, conflict, "LINKED", linked(gone, stays, cause)));
        });
    }

    private static Note linked(Party gone, Party stays, Cause cause) {
        String sentence = "is the same person as the member " + gone.id() + ", whose account ended";
        return Note.of("conflict.linked", cause, sentence).about(stays.id());
    }

    private record Found(Conflict conflict, RankedAssignments list) {}

    private Uni<Outcome> alone(TenantId tenant, UUID id, BiFunction<SqlConnection, Found, Uni<Outcome>> work) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .flatMap(list -> tx.preparedQuery(ONE)
                                .execute(Tuple.of(tenant.value(), id, 1))
                                .map(PostgresConflicts::conflicts)
                                .flatMap(found -> found.isEmpty()
                                        ? Uni.createFrom().<Outcome>item(new Gone())
                                        : work.apply(tx, new Found(found.getFirst(), list)))));
    }

    /** Nobody has heard of somebody who is only invited: nothing remains of them. */
    private Uni<Void> end(SqlConnection tx, TenantId tenant, Party gone, RankedAssignments list, Cause cause) {
        if (gone.status() == User.Status.INVITED) {
            return local.remove(tx, tenant, gone.id()).replaceWithVoid();
        }
        var moment = new Moment(clock.instant(), cause);
        return people.change(tx, tenant, List.of(gone.id()), update -> {
                    Account account = requireNonNull(update.before().account());
                    var ended = account.state().end(UserDeactivated.Reason.LINKED, moment.at());
                    update.move(account.in(ended), List.of(), list, moment);
                })
                .chain(() -> local.announce(tx, tenant, List.of(gone.id())));
    }

    private Uni<Outcome> settle(SqlConnection tx, TenantId tenant, Conflict conflict, String state, Note note) {
        Tuple parameters = Tuple.of(
                tenant.value(),
                conflict.id(),
                state,
                clock.instant().atOffset(ZoneOffset.UTC),
                note.cause().actor());
        return tx.preparedQuery(SETTLE)
                .execute(parameters)
                .chain(() -> trail.append(tx, tenant, note))
                .replaceWith(new Settled(conflict));
    }

    private static List<Conflict> conflicts(RowSet<Row> rows) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Row row : rows) {
            conflicts.add(new Conflict(
                    row.getUUID("id"),
                    row.getString("term"),
                    party(row, "later_"),
                    party(row, "earlier_"),
                    row.getOffsetDateTime("detected_at").toInstant()));
        }
        return conflicts;
    }

    private static Party party(Row row, String prefix) {
        UUID directory = row.getUUID(prefix + "directory_id");
        return new Party(
                new UserId(row.getUUID(prefix + "id")),
                User.Status.valueOf(row.getString(prefix + "status")),
                row.getString(prefix + "user_name"),
                row.getString(prefix + "display_name"),
                row.getString(prefix + "email"),
                directory == null ? null : new DirectoryId(directory));
    }
}
