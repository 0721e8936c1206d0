package io.rollcall.provisioning.local.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.lifecycle.PersonUpdate.Moment;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.rollcall.provisioning.lifecycle.store.Namesakes;
import io.rollcall.provisioning.lifecycle.store.Namesakes.Namesake;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.local.LocalNotes;
import io.rollcall.provisioning.local.MemberImports;
import io.rollcall.provisioning.local.MemberPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Imports in PostgreSQL: one transaction, alone in the tenant, so that an import is there whole or not at all. A dry run
 * changes nothing and keeps nobody waiting.
 */
@ApplicationScoped
class PostgresMemberImports implements MemberImports {

    private static final int PORTION = 500;

    private static final String TAG = """
            WITH given AS (
                SELECT * FROM unnest($2::uuid[], $3::text[]) AS g (account_id, tag)
            ), tagged AS (
                UPDATE account a SET tags = t.tags
                FROM (SELECT account_id, array_agg(tag ORDER BY tag) AS tags FROM given GROUP BY account_id) t
                WHERE a.tenant_id = $1 AND a.id = t.account_id
            )
            INSERT INTO account_tag (tenant_id, tag, account_id) SELECT $1, tag, account_id FROM given
            ON CONFLICT DO NOTHING
            """;

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final Namesakes namesakes;
    private final LocalPeople local;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresMemberImports(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            Namesakes namesakes,
            LocalPeople local,
            Clock clock,
            AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.namesakes = namesakes;
        this.local = local;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<Outcome> bring(TenantId tenant, List<Line> lines, boolean dryRun, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> (dryRun ? lists.toJudge(tx, tenant) : lists.toChange(tx, tenant))
                        .flatMap(list -> PostgresMemberPolicies.look(tx, tenant).flatMap(policy -> {
                            List<BadLine> bad = objections(lines, policy);
                            if (policy.mode() == MemberPolicy.Mode.IDP_ONLY || !bad.isEmpty()) {
                                Outcome refused =
                                        policy.mode() == MemberPolicy.Mode.IDP_ONLY ? new IdpOnly() : new NotValid(bad);
                                return note(tx, tenant, refused, dryRun, cause);
                            }
                            return plan(tx, tenant, lines)
                                    .call(plan -> dryRun
                                            ? Uni.createFrom().voidItem()
                                            : add(tx, tenant, plan.added(), list, cause))
                                    .flatMap(plan -> note(tx, tenant, plan, dryRun, cause));
                        })));
    }

    /** What is only asked for changes nothing, and is not written down. */
    private Uni<Outcome> note(SqlConnection tx, TenantId tenant, Outcome outcome, boolean dryRun, Cause cause) {
        return (dryRun ? Uni.createFrom().voidItem() : trail.append(tx, tenant, LocalNotes.imported(outcome, cause)))
                .replaceWith(outcome);
    }

    private static List<BadLine> objections(List<Line> lines, MemberPolicy policy) {
        List<BadLine> bad = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Line line : lines) {
            Integer first = seen.putIfAbsent(SearchTerms.fold(line.profile().userName()), line.number());
            if (first != null) {
                bad.add(new BadLine(line.number(), "has the address of line " + first));
            } else if (!policy.allows(line.profile().userName())) {
                bad.add(new BadLine(
                        line.number(), "is not of a domain that may be invited from: " + policy.allowedDomains()));
            }
        }
        return bad;
    }

    private Uni<Plan> plan(SqlConnection tx, TenantId tenant, List<Line> lines) {
        List<String> addresses =
                lines.stream().map(line -> line.profile().userName()).toList();
        return namesakes.find(tx, tenant, addresses).map(found -> {
            Map<String, Namesake> known = new HashMap<>();
            for (Namesake namesake : found) {
                namesake.names().forEach(name -> known.put(name, namesake));
            }
            List<Line> added = new ArrayList<>();
            List<Present> present = new ArrayList<>();
            for (Line line : lines) {
                Namesake namesake = known.get(SearchTerms.fold(line.profile().userName()));
                if (namesake == null) {
                    added.add(line);
                } else {
                    present.add(new Present(line.number(), namesake.id(), namesake.status()));
                }
            }
            return new Plan(added, present);
        });
    }

    private Uni<Void> add(SqlConnection tx, TenantId tenant, List<Line> lines, RankedAssignments list, Cause cause) {
        var moment = new Moment(clock.instant(), cause);
        List<List<Line>> portions = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += PORTION) {
            portions.add(lines.subList(from, Math.min(lines.size(), from + PORTION)));
        }
        return Multi.createFrom()
                .iterable(portions)
                .onItem()
                .transformToUniAndConcatenate(portion -> addPortion(tx, tenant, portion, list, moment))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> addPortion(
            SqlConnection tx, TenantId tenant, List<Line> portion, RankedAssignments list, Moment moment) {
        Map<UserId, Line> fresh = new LinkedHashMap<>();
        portion.forEach(line -> fresh.put(new UserId(Ids.next()), line));
        return people.change(tx, tenant, fresh.keySet(), update -> {
                    Line line = requireNonNull(fresh.get(update.before().id()));
                    Account invited = Account.invite(line.profile(), moment.at());
                    Account account = line.active() ? invited.in(invited.state().accept(moment.at())) : invited;
                    update.move(account, List.of(), list, moment);
                })
                .chain(() -> tag(tx, tenant, fresh))
                .chain(() -> local.announce(tx, tenant, fresh.keySet()));
    }

    private static Uni<Void> tag(SqlConnection tx, TenantId tenant, Map<UserId, Line> fresh) {
        List<UUID> accounts = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        fresh.forEach((id, line) -> line.tags().forEach(tag -> {
            accounts.add(id.value());
            tags.add(tag);
        }));
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(TAG)
                        .execute(Tuple.of(tenant.value(), accounts.toArray(UUID[]::new), tags.toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
