package io.rollcall.provisioning.reevaluation.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.assignment.store.Reevaluations;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.reevaluation.ReevaluationQueue;
import io.rollcall.provisioning.vendor.store.VendorSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Re-evaluations in PostgreSQL: one row for each, which carries how far it has come. */
@ApplicationScoped
class PostgresReevaluations implements Reevaluations, ReevaluationQueue {

    private static final UUID EVERYBODY = new UUID(0, 0);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int PORTION = 500;

    private static final String REQUEST = """
            INSERT INTO reevaluation AS t
                (tenant_id, scope, requested_at, cause_kind, actor, request_id, cause_event, job_id, afresh)
            SELECT $1, scope, $3, $4, $5, $6, $7, $8, $9 FROM unnest($2::uuid[]) AS scope
            ORDER BY scope
            ON CONFLICT (tenant_id, scope) DO UPDATE
                SET cursor = NULL, requested_at = excluded.requested_at, cause_kind = excluded.cause_kind,
                    actor = excluded.actor, request_id = excluded.request_id, cause_event = excluded.cause_event,
                    job_id = excluded.job_id, afresh = t.afresh || excluded.afresh
            """;

    /** Several of a tenant, should the first of them fail; not so many that others are not seen for them. */
    private static final String PENDING = """
            SELECT tenant_id, scope
            FROM (
                SELECT tenant_id, scope, requested_at,
                    row_number() OVER (PARTITION BY tenant_id ORDER BY requested_at, scope) AS place
                FROM reevaluation
            ) r
            WHERE place <= 10 ORDER BY place, requested_at LIMIT 1000
            """;

    private static final String CLAIM = """
            SELECT * FROM reevaluation WHERE tenant_id = $1 AND scope = $2 FOR UPDATE SKIP LOCKED
            """;

    private static final String AFRESH = """
            SELECT afresh FROM reevaluation WHERE tenant_id = $1 AND scope = $2
            """;

    private static final String EVERYBODY_FROM = """
            SELECT id FROM account WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3
            """;

    private static final String MEMBERS_FROM = """
            SELECT account_id FROM account_group
            WHERE tenant_id = $1 AND account_id > $2 AND group_id = $4
            ORDER BY account_id LIMIT $3
            """;

    private static final String ADVANCE = """
            UPDATE reevaluation SET cursor = $3 WHERE tenant_id = $1 AND scope = $2
            """;

    private static final String FINISH = """
            DELETE FROM reevaluation WHERE tenant_id = $1 AND scope = $2
            """;

    private final TenantSql sql;
    private final VendorSql vendor;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final PostgresAssignmentJobs jobs;
    private final Clock clock;

    PostgresReevaluations(
            TenantSql sql,
            VendorSql vendor,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            PostgresAssignmentJobs jobs,
            Clock clock) {
        this.sql = sql;
        this.vendor = vendor;
        this.lists = lists;
        this.people = people;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Uni<Void> ofEverybody(SqlConnection tx, TenantId tenant, Cause cause) {
        return jobs.supersede(tx, tenant, clock.instant())
                .chain(() -> request(tx, tenant, new UUID[] {EVERYBODY}, cause, null, Set.of()));
    }

    @Override
    public Uni<Void> asJob(SqlConnection tx, TenantId tenant, Application application, Cause cause) {
        Instant now = clock.instant();
        return jobs.supersede(tx, tenant, now)
                .chain(() -> jobs.add(tx, tenant, application, now, cause.actor()))
                .chain(() ->
                        request(tx, tenant, new UUID[] {EVERYBODY}, cause, application.job(), application.afresh()));
    }

    @Override
    public Uni<Void> ofMembers(SqlConnection tx, TenantId tenant, Collection<GroupId> groups, Cause cause) {
        return request(tx, tenant, groups.stream().map(GroupId::value).toArray(UUID[]::new), cause, null, Set.of());
    }

    @Override
    public Uni<Set<AssignmentId>> afresh(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(AFRESH)
                .execute(Tuple.of(tenant.value(), EVERYBODY))
                .map(rows ->
                        rows.size() == 0 ? Set.of() : afresh(rows.iterator().next()));
    }

    private static Set<AssignmentId> afresh(Row row) {
        return Arrays.stream(row.getArrayOfUUIDs("afresh"))
                .map(AssignmentId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<Void> request(
            SqlConnection tx,
            TenantId tenant,
            UUID[] scopes,
            Cause cause,
            @Nullable UUID job,
            Set<AssignmentId> afresh) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfUUID(scopes)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(cause.kind().name())
                .addString(cause.actor())
                .addString(cause.requestId())
                .addString(cause.eventId())
                .addUUID(job)
                .addArrayOfUUID(afresh.stream().map(AssignmentId::value).toArray(UUID[]::new));
        return tx.preparedQuery(REQUEST).execute(parameters).replaceWithVoid();
    }

    @Override
    public Uni<List<Key>> pending() {
        return vendor.read(tx -> tx.query(PENDING).execute()).map(rows -> {
            List<Key> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(new Key(new TenantId(row.getString(0)), row.getUUID(1))));
            return keys;
        });
    }

    /** Takes the lock on the assignments first, as those do who change them and then request a re-evaluation. */
    @Override
    public Uni<Boolean> workOffPortion(Key key) {
        return sql.inTransaction(
                key.tenant(),
                tx -> lists.toJudge(tx, key.tenant())
                        .chain(() -> tx.preparedQuery(CLAIM).execute(parameters(key)))
                        .flatMap(claimed -> claimed.size() == 0
                                ? Uni.createFrom().item(false)
                                : judge(tx, key, claimed.iterator().next()).replaceWith(true)));
    }

    private Uni<Void> judge(SqlConnection tx, Key key, Row claimed) {
        var moment = new PersonUpdate.Moment(clock.instant(), cause(claimed));
        UUID cursor = claimed.getUUID("cursor");
        UUID job = claimed.getUUID("job_id");
        Set<AssignmentId> afresh = afresh(claimed);
        return next(tx, key, cursor == null ? NOBODY : cursor).flatMap(ids -> {
            boolean more = ids.size() == PORTION;
            return people.judgeAgain(tx, key.tenant(), ids, afresh, moment)
                    .chain(() -> more ? advance(tx, key, ids.getLast()) : finish(tx, key))
                    .chain(() -> job == null ? Uni.createFrom().voidItem() : count(tx, key, job, ids.size(), more));
        });
    }

    private static Cause cause(Row row) {
        return new Cause(
                Cause.Kind.valueOf(row.getString("cause_kind")),
                row.getString("actor"),
                row.getString("request_id"),
                row.getString("cause_event"));
    }

    private static Uni<List<UserId>> next(SqlConnection tx, Key key, UUID cursor) {
        Tuple from = Tuple.of(key.tenant().value(), cursor, PORTION);
        return (key.scope().equals(EVERYBODY)
                        ? tx.preparedQuery(EVERYBODY_FROM).execute(from)
                        : tx.preparedQuery(MEMBERS_FROM).execute(from.addUUID(key.scope())))
                .map(rows -> {
                    List<UserId> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(new UserId(row.getUUID(0))));
                    return ids;
                });
    }

    private Uni<Void> count(SqlConnection tx, Key key, UUID job, int people, boolean more) {
        return more
                ? jobs.advance(tx, key.tenant(), job, people)
                : jobs.finish(tx, key.tenant(), job, people, clock.instant());
    }

    private static Uni<Void> advance(SqlConnection tx, Key key, UserId cursor) {
        return tx.preparedQuery(ADVANCE)
                .execute(parameters(key).addUUID(cursor.value()))
                .replaceWithVoid();
    }

    private static Uni<Void> finish(SqlConnection tx, Key key) {
        return tx.preparedQuery(FINISH).execute(parameters(key)).replaceWithVoid();
    }

    private static Tuple parameters(Key key) {
        return Tuple.tuple().addString(key.tenant().value()).addUUID(key.scope());
    }
}
