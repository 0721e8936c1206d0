package io.rollcall.provisioning.member.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
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
import io.rollcall.provisioning.member.MemberEdits;
import io.rollcall.provisioning.member.MemberPatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Edits in PostgreSQL. Who changes a name that nobody else may have does so alone in the tenant. */
@ApplicationScoped
class PostgresMemberEdits implements MemberEdits {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final Namesakes namesakes;
    private final LocalPeople local;
    private final MemberMoves moves;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresMemberEdits(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PersonUpdates people,
            Namesakes namesakes,
            LocalPeople local,
            MemberMoves moves,
            Clock clock,
            AuditTrail trail) {
        this.sql = sql;
        this.lists = lists;
        this.people = people;
        this.namesakes = namesakes;
        this.local = local;
        this.moves = moves;
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
            return refuse(tx, edit, new Owned(changed, owner));
        }
        return taken(tx, edit, changed)
                .flatMap(taken -> taken.isPresent()
                        ? Uni.createFrom().<Outcome>item(taken.get())
                        : write(tx, edit, changed).replaceWith(new Done()));
    }

    /** Who tried is to be seen later. */
    private Uni<Outcome> refuse(SqlConnection tx, Edit edit, Owned outcome) {
        return trail.append(tx, edit.tenant(), outcome.note(edit.cause()).about(edit.id()))
                .replaceWith(outcome);
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
        return moves.move(tenant, id, move, cause);
    }
}
