package io.rollcall.provisioning.member.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.member.MemberSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Settings of members in PostgreSQL, kept with what the member is entitled to. */
@ApplicationScoped
class PostgresMemberSettings implements MemberSettings {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresMemberSettings(
            TenantSql sql, PostgresAssignmentLists lists, PersonUpdates people, Clock clock, AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<Outcome> choose(TenantId tenant, UserId id, Map<String, Optional<JsonNode>> changes, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toJudge(tx, tenant).flatMap(list -> {
                    var outcome = new AtomicReference<Outcome>(new Missing());
                    return people.change(
                                    tx,
                                    tenant,
                                    List.of(id),
                                    update -> outcome.set(choose(
                                            update, list, changes, new PersonUpdate.Moment(clock.instant(), cause))))
                            .chain(() -> outcome.get() instanceof Governed refusal
                                    ? trail.append(
                                            tx, tenant, refusal.note(cause).about(id))
                                    : Uni.createFrom().voidItem())
                            .replaceWith(outcome::get);
                }));
    }

    private static Outcome choose(
            PersonUpdate update,
            RankedAssignments list,
            Map<String, Optional<JsonNode>> changes,
            PersonUpdate.Moment moment) {
        var person = update.before();
        var account = person.account();
        if (account == null) {
            return new Missing();
        }
        if (!account.active()) {
            return new Inactive();
        }
        var decision = person.entitlement().decision();
        if (!leftToAdmins(list, decision.assignment())) {
            return new Governed(decision.assignment());
        }
        update.choose(decision.grants().settings().with(changes), moment);
        return new Chosen();
    }

    private static boolean leftToAdmins(RankedAssignments list, @Nullable AssignmentRef won) {
        return won != null
                && list.find(won.id())
                        .filter(it -> it.updateMode() == UpdateMode.MANUAL)
                        .isPresent();
    }
}
