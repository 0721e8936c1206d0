package io.rollcall.provisioning.member.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.local.store.LocalPeople;
import io.rollcall.provisioning.member.MemberEdits.Done;
import io.rollcall.provisioning.member.MemberEdits.Forgotten;
import io.rollcall.provisioning.member.MemberEdits.LastAdmin;
import io.rollcall.provisioning.member.MemberEdits.Missing;
import io.rollcall.provisioning.member.MemberEdits.Move;
import io.rollcall.provisioning.member.MemberEdits.Outcome;
import io.rollcall.provisioning.member.MemberEdits.Owned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Keeps people out, lets them in, and ends accounts, in PostgreSQL. Who removes somebody does so alone in the tenant: one
 * who is only invited may be signing in, or be taken over by a directory.
 */
@ApplicationScoped
class MemberMoves {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final LocalPeople local;
    private final Eraser eraser;
    private final AskedDepartures departures;
    private final Clock clock;
    private final AuditTrail trail;

    MemberMoves(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            LocalPeople local,
            Eraser eraser,
            AskedDepartures departures,
            Clock clock,
            AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.local = local;
        this.eraser = eraser;
        this.departures = departures;
        this.clock = clock;
        this.trail = trail;
    }

    Uni<Outcome> move(TenantId tenant, UserId id, Move move, Cause cause) {
        return departures.before(
                tenant,
                id,
                present -> takesAway(present, move),
                cause,
                asked -> sql.inTransaction(
                        tenant,
                        tx -> (move == Move.REMOVE ? lists.toChange(tx, tenant) : lists.toJudge(tx, tenant))
                                .flatMap(list -> TenantOwned.lock(tx, tenant, id)
                                        .flatMap(found -> found.isEmpty()
                                                ? Uni.createFrom().<Outcome>item(new Missing())
                                                : move(
                                                        tx,
                                                        new Moving(
                                                                tenant, id, found.get(), move, list, asked, cause))))));
    }

    private record Moving(
            TenantId tenant,
            UserId id,
            TenantOwned present,
            Move move,
            RankedAssignments list,
            Optional<AskedDepartures.Answer> asked,
            Cause cause) {}

    private static boolean takesAway(TenantOwned present, Move move) {
        boolean refused = move == Move.REMOVE && present.owner() != null;
        return present.active() && !refused && (move == Move.SUSPEND || move == Move.REMOVE);
    }

    private Uni<Outcome> move(SqlConnection tx, Moving moving) {
        var owner = moving.present().owner();
        boolean owned = moving.move() == Move.REMOVE
                || moving.move() == Move.ERASE && moving.present().inDirectory();
        if (owner != null && owned) {
            var outcome = new Owned(List.of(), owner);
            return refuse(tx, moving, outcome, outcome.note(moving.cause()));
        }
        return takesAway(moving.present(), moving.move()) ? moveIfGranted(tx, moving) : moveOn(tx, moving);
    }

    private Uni<Outcome> moveIfGranted(SqlConnection tx, Moving moving) {
        return switch (departures.decision(moving.asked(), moving.present(), moving.cause())) {
            case GRANTED -> moveOn(tx, moving);
            case LAST_ADMIN -> refuse(tx, moving, new LastAdmin(false));
            case SELF_DEMOTION -> refuse(tx, moving, new LastAdmin(true));
        };
    }

    private Uni<Outcome> refuse(SqlConnection tx, Moving moving, LastAdmin outcome) {
        return refuse(tx, moving, outcome, outcome.note(moving.cause()));
    }

    /** Who tried is to be seen later. */
    private Uni<Outcome> refuse(SqlConnection tx, Moving moving, Outcome outcome, Note note) {
        return trail.append(tx, moving.tenant(), note.about(moving.id())).replaceWith(outcome);
    }

    private Uni<Outcome> moveOn(SqlConnection tx, Moving moving) {
        if (moving.move() == Move.REMOVE && moving.present().invited()) {
            return local.uninvite(tx, moving.tenant(), moving.id()).replaceWith(new Forgotten());
        }
        var moment = new PersonUpdate.Moment(clock.instant(), moving.cause());
        return people.change(tx, moving.tenant(), List.of(moving.id()), update -> move(update, moving, moment))
                .call(after -> moving.move() == Move.ERASE
                        ? eraser.erase(tx, after.getFirst(), moment.at())
                        : Uni.createFrom().voidItem())
                .replaceWith(new Done());
    }

    private static void move(PersonUpdate update, Moving moving, PersonUpdate.Moment moment) {
        Account account = requireNonNull(update.before().account());
        var state = account.state();
        var at = moment.at();
        Account next = switch (moving.move()) {
            case SUSPEND -> account.in(state.suspend(at));
            case RESUME -> account.in(state.resume(at));
            case REMOVE -> account.in(state.end(UserDeactivated.Reason.ADMIN_REMOVED, at));
            case ERASE -> account.erased(moving.id(), at);
        };
        update.move(next, List.of(), moving.list(), moment);
    }
}
