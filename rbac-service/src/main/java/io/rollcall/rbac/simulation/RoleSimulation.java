package io.rollcall.rbac.simulation;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what entitlements would do, without doing it: reads a snapshot without locks. Very many people are not worked
 * out on the event loop.
 */
@ApplicationScoped
public class RoleSimulation {

    /** So that nobody waits long while rows are read. */
    private static final int PEOPLE_AT_A_TIME = 2_000;

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore store;
    private final Clock clock;

    RoleSimulation(TenantSql sql, PolicySource policies, SubjectStore store, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.store = store;
        this.clock = clock;
    }

    /** What a forecast is worked out from, once no transaction is open any more. */
    private record Snapshot(Policy policy, Map<UserId, Subject> known, AdminCount admins, Instant now) {

        RoleForecast forecast(List<SupposedEntitlement> supposed, boolean permissions) {
            return new Forecasting(policy, known, permissions, now).forecast(supposed, admins);
        }
    }

    /**
     * Works the forecast out.
     *
     * @param supposed one for each person
     * @param permissions whether to say which permissions people gain and lose
     */
    public Uni<RoleForecast> simulate(TenantId tenant, List<SupposedEntitlement> supposed, boolean permissions) {
        return sql.snapshot(tenant, tx -> read(tx, tenant, supposed))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(snapshot -> snapshot.forecast(supposed, permissions));
    }

    private Uni<Snapshot> read(SqlConnection tx, TenantId tenant, List<SupposedEntitlement> supposed) {
        Instant now = clock.instant();
        return policies.seen(tx, tenant)
                .flatMap(policy -> known(tx, tenant, supposed)
                        .flatMap(known -> AdminCounting.count(store, tx, tenant, policy, now)
                                .map(admins -> new Snapshot(policy, known, admins, now))));
    }

    private Uni<Map<UserId, Subject>> known(SqlConnection tx, TenantId tenant, List<SupposedEntitlement> supposed) {
        Map<UserId, Subject> known = new HashMap<>();
        return Multi.createFrom()
                .items(supposed.stream().map(SupposedEntitlement::userId))
                .group()
                .intoLists()
                .of(PEOPLE_AT_A_TIME)
                .onItem()
                .transformToUniAndConcatenate(
                        some -> store.read(tx, tenant, some).invoke(known::putAll))
                .collect()
                .last()
                .replaceWith(known);
    }
}
