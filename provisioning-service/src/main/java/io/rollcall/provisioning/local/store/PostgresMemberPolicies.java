package io.rollcall.provisioning.local.store;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.local.LocalNotes;
import io.rollcall.provisioning.local.MemberPolicies;
import io.rollcall.provisioning.local.MemberPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Policies in PostgreSQL. Who changes one does so alone in the tenant: whoever adds people reads it. */
@ApplicationScoped
public class PostgresMemberPolicies implements MemberPolicies {

    private static final String LOOK = """
            SELECT * FROM member_policy WHERE tenant_id = $1
            """;

    private static final String PUT = """
            INSERT INTO member_policy AS p (tenant_id, mode, allowed_domains, verified_domains, invitation_days,
                                            version, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
            ON CONFLICT (tenant_id) DO UPDATE
                SET mode = excluded.mode, allowed_domains = excluded.allowed_domains,
                    verified_domains = excluded.verified_domains, invitation_days = excluded.invitation_days,
                    version = p.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                WHERE (p.mode, p.allowed_domains, p.verified_domains, p.invitation_days)
                    IS DISTINCT FROM (excluded.mode, excluded.allowed_domains, excluded.verified_domains,
                                      excluded.invitation_days)
            """;

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final LocalPeople people;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresMemberPolicies(
            TenantSql sql, PostgresAssignmentLists lists, LocalPeople people, Clock clock, AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<MemberPolicy> look(TenantId tenant) {
        return sql.read(tenant, tx -> look(tx, tenant));
    }

    /** The policy in force, within a transaction. */
    static Uni<MemberPolicy> look(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOOK).execute(Tuple.of(tenant.value())).map(rows -> {
            for (Row row : rows) {
                return policy(row);
            }
            return MemberPolicy.INITIAL;
        });
    }

    @Override
    public Uni<MemberPolicy> change(TenantId tenant, UnaryOperator<MemberPolicy> change, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .chain(() -> look(tx, tenant))
                        .flatMap(before -> put(tx, tenant, change.apply(before), cause)
                                .chain(() -> look(tx, tenant))
                                .call(after -> announce(tx, tenant, before, after))
                                .call(after -> after.version() == before.version()
                                        ? Uni.createFrom().voidItem()
                                        : trail.append(tx, tenant, LocalNotes.policy(before, after, cause)))));
    }

    private Uni<Void> put(SqlConnection tx, TenantId tenant, MemberPolicy policy, Cause cause) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addString(policy.mode().name())
                .addArrayOfString(policy.allowedDomains().toArray(String[]::new))
                .addArrayOfString(policy.verifiedDomains().toArray(String[]::new))
                .addInteger(policy.invitationDays())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(cause.actor());
        return tx.preparedQuery(PUT).execute(parameters).replaceWithVoid();
    }

    /** What a directory may take people over by depends on the verified domains, and on nothing else of the policy. */
    private Uni<Void> announce(SqlConnection tx, TenantId tenant, MemberPolicy before, MemberPolicy after) {
        return after.verifiedDomains().equals(before.verifiedDomains())
                ? Uni.createFrom().voidItem()
                : people.announceAll(tx, tenant, after);
    }

    private static MemberPolicy policy(Row row) {
        return new MemberPolicy(
                MemberPolicy.Mode.valueOf(row.getString("mode")),
                Arrays.asList(row.getArrayOfStrings("allowed_domains")),
                Arrays.asList(row.getArrayOfStrings("verified_domains")),
                row.getInteger("invitation_days"),
                row.getLong("version"));
    }
}
