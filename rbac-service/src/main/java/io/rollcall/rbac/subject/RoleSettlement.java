package io.rollcall.rbac.subject;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.role.PolicySource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells everybody's gains and losses when roles came or went. Some people per transaction, so that a role that very
 * many have holds up nobody's deactivation; decisions do not wait for it. Repeatable: it tells what is not told yet.
 */
@ApplicationScoped
public class RoleSettlement {

    private static final UserId FIRST = new UserId(new UUID(0, 0));
    private static final int PEOPLE_AT_A_TIME = 500;

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore store;
    private final SubjectProjection projection;

    RoleSettlement(TenantSql sql, PolicySource policies, SubjectStore store, SubjectProjection projection) {
        this.sql = sql;
        this.policies = policies;
        this.store = store;
        this.projection = projection;
    }

    public Uni<Void> settle(TenantId tenant, Collection<RoleKey> changed, Cause cause) {
        return sql.inTransaction(tenant, tx -> policies.hold(tx, tenant))
                .map(policy -> changed.stream()
                        .flatMap(role -> policy.givenAs(role).stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .flatMap(roles -> settle(
                        FIRST,
                        tenant,
                        cause,
                        (tx, after) -> store.givenAny(tx, tenant, roles, after, PEOPLE_AT_A_TIME)));
    }

    /** Of everybody whom admins gave roles, if the governance has changed since that was done last. */
    public Uni<Void> settleManual(TenantId tenant, Cause cause) {
        return sql.read(tenant, tx -> store.unsettledGovernance(tx, tenant))
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : settle(
                                        FIRST,
                                        tenant,
                                        cause,
                                        (tx, after) -> store.givenByAdmins(tx, tenant, after, PEOPLE_AT_A_TIME))
                                .chain(() -> sql.inTransaction(
                                        tenant, tx -> store.governanceSettled(tx, tenant, due.get()))));
    }

    /** The next people, by id. */
    private interface Pages {
        Uni<List<UserId>> after(SqlConnection tx, UserId last);
    }

    private Uni<Void> settle(UserId after, TenantId tenant, Cause cause, Pages pages) {
        return sql.inTransaction(
                        tenant, tx -> pages.after(tx, after).call(users -> projection.settle(tx, tenant, users, cause)))
                .flatMap(users -> users.size() < PEOPLE_AT_A_TIME
                        ? Uni.createFrom().voidItem()
                        : settle(users.getLast(), tenant, cause, pages));
    }
}
