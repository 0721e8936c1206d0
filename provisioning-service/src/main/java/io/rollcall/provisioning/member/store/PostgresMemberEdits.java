package io.rollcall.provisioning.member.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.ProfileField;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.store.Namesakes;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.local.store.LocalPeople;
import io.rollcall.provisioning.member.Departures;
import io.rollcall.provisioning.member.MemberEdits;
import io.rollcall.provisioning.member.MemberPatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Edits in PostgreSQL. Who changes a name that nobody else may have does so alone in the tenant, and so does who removes
 * somebody: one who is only invited may be signing in, or be taken over by a directory.
 */
@ApplicationScoped
class PostgresMemberEdits implements MemberEdits {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final Namesakes namesakes;
    private final LocalPeople local;
    private final Eraser eraser;
    private final Departures departures;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresMemberEdits(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            Namesakes namesakes,
            LocalPeople local,
            Eraser eraser,
            Departures departures,
            Clock clock,
            AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.namesakes = namesakes;
        this.local = local;
        this.eraser = eraser;
        this.departures = departures;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Uni<Outcome> edit(TenantId tenant, UserId id, MemberPatch patch, Cause cause) {
        boolean alone = patch.profile().keySet().stream().anyMatch(ProfileField::identifies);
        return sql.inTransaction(
                tenant,
                tx -> (alone ? lists.toChange(tx, tenant) : lists.toJudge(tx, tenant))
                        .flatMap(list -> TenantOwned.lock(tx, tenant, id)
                                .flatMap(found -> found.isEmpty()
                                        ? Uni.createFrom().<Outcome>item(new Missing())
                                        : edit(tx, new Edit(tenant, id, found.get(), patch, list, cause)))));
    }

    private record Edit(
            TenantId tenant, UserId id, TenantOwned present, MemberPatch patch, RankedAssignments list, Cause cause) {}

    private Uni<Outcome> edit(SqlConnection tx, Edit edit) {
        List<ProfileField> changed = edit.patch().changesOf(edit.present().profile());
        var owner = edit.present().owner();
        if (owner != null && !changed.isEmpty()) {
            return refuse(tx, edit.tenant(), edit.id(), new Owned(changed, owner), edit.cause());
        }
        return taken(tx, edit, changed)
                .flatMap(taken -> taken.isPresent()
                        ? Uni.createFrom().<Outcome>item(taken.get())
                        : write(tx, edit, changed).replaceWith(new Done()));
    }

    /** Who tried is to be seen later. */
    private Uni<Outcome> refuse(SqlConnection tx, TenantId tenant, UserId id, Owned outcome, Cause cause) {
        return trail.append(tx, tenant, outcome.note(cause).about(id)).replaceWith(outcome);
    }

    private Uni<Optional<Outcome>> taken(SqlConnection tx, Edit edit, List<ProfileField> changed) {
        List<ProfileField> names = changed.stream()
                .filter(ProfileField::identifies)
                .filter(it -> edit.patch().valueOf(it).isPresent())
                .toList();
        if (names.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        List<String> wanted =
                names.stream().map(it -> edit.patch().valueOf(it).orElseThrow()).toList();
        return namesakes
                .find(tx, edit.tenant(), wanted)
                .map(found -> found.stream()
                        .filter(it -> !it.id().equals(edit.id()))
                        .<Outcome>map(
                                it -> new Taken(names.get(it.has(wanted.getFirst()) ? 0 : names.size() - 1), it.id()))
                        .findFirst());
    }

    private Uni<Void> write(SqlConnection tx, Edit edit, List<ProfileField> changed) {
        var change = new TenantOwnedChange(edit.present(), edit.patch(), changed);
        if (change.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var moment = new PersonUpdate.Moment(clock.instant(), edit.cause());
        return people.change(tx, edit.tenant(), List.of(edit.id()), update -> {
                    Account account = requireNonNull(update.before().account());
                    update.move(
                            account.with(account.profile().with(edit.patch().profile())),
                            change.told(),
                            edit.list(),
                            moment);
                })
                .chain(() -> change.write(tx, edit.tenant(), edit.id()))
                .chain(() -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : local.announce(tx, edit.tenant(), List.of(edit.id())));
    }

    @Override
    public Uni<Outcome> move(TenantId tenant, UserId id, Move move, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> (move == Move.REMOVE ? lists.toChange(tx, tenant) : lists.toJudge(tx, tenant))
                        .flatMap(list -> TenantOwned.lock(tx, tenant, id)
                                .flatMap(found -> found.isEmpty()
                                        ? Uni.createFrom().<Outcome>item(new Missing())
                                        : move(tx, new Moving(tenant, id, found.get(), move, list, cause)))));
    }

    private record Moving(
            TenantId tenant, UserId id, TenantOwned present, Move move, RankedAssignments list, Cause cause) {}

    private Uni<Outcome> move(SqlConnection tx, Moving moving) {
        var owner = moving.present().owner();
        boolean owned = moving.move() == Move.REMOVE
                || moving.move() == Move.ERASE && moving.present().inDirectory();
        if (owner != null && owned) {
            return refuse(tx, moving.tenant(), moving.id(), new Owned(List.of(), owner), moving.cause());
        }
        return takesAway(moving) ? departures(tx, moving) : moveOn(tx, moving);
    }

    private static boolean takesAway(Moving moving) {
        return moving.present().active() && (moving.move() == Move.SUSPEND || moving.move() == Move.REMOVE);
    }

    private Uni<Outcome> departures(SqlConnection tx, Moving moving) {
        return departures
                .ask(moving.tenant(), moving.id(), moving.present().entitlementVersion(), isSelf(moving))
                .flatMap(decision -> switch (decision) {
                    case GRANTED -> moveOn(tx, moving);
                    case LAST_ADMIN -> refuse(tx, moving, new LastAdmin(false));
                    case SELF_DEMOTION -> refuse(tx, moving, new LastAdmin(true));
                });
    }

    private static boolean isSelf(Moving moving) {
        return moving.present()
                .profile()
                .userName()
                .equalsIgnoreCase(moving.cause().actor());
    }

    private Uni<Outcome> refuse(SqlConnection tx, Moving moving, LastAdmin outcome) {
        return trail.append(tx, moving.tenant(), outcome.note(moving.cause()).about(moving.id()))
                .replaceWith(outcome);
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
