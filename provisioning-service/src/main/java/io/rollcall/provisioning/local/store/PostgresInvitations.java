package io.rollcall.provisioning.local.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.lifecycle.PersonUpdate.Moment;
import io.rollcall.provisioning.lifecycle.store.Namesakes;
import io.rollcall.provisioning.lifecycle.store.Namesakes.Namesake;
import io.rollcall.provisioning.lifecycle.store.PersonUpdates;
import io.rollcall.provisioning.local.Invitation;
import io.rollcall.provisioning.local.Invitations;
import io.rollcall.provisioning.local.LocalNotes;
import io.rollcall.provisioning.local.MemberPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Invitations in PostgreSQL. Whoever adds a person does so alone in the tenant, as nobody else may take the address in
 * the meantime: neither another admin nor a directory.
 */
@ApplicationScoped
class PostgresInvitations implements Invitations {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PersonUpdates people;
    private final Namesakes namesakes;
    private final LocalPeople local;
    private final Clock clock;
    private final AuditTrail trail;

    PostgresInvitations(
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
    public Uni<Outcome> invite(TenantId tenant, Profile profile, Cause cause) {
        String email = requireNonNull(profile.email());
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .flatMap(list -> PostgresMemberPolicies.look(tx, tenant).flatMap(policy -> {
                            if (policy.mode() == MemberPolicy.Mode.IDP_ONLY) {
                                return Uni.createFrom().<Outcome>item(new IdpOnly());
                            }
                            if (!policy.allows(email)) {
                                return Uni.createFrom().<Outcome>item(new DomainNotAllowed(policy.allowedDomains()));
                            }
                            return namesakes
                                    .find(tx, tenant, List.of(email))
                                    .flatMap(found -> found.isEmpty()
                                            ? add(tx, tenant, profile, policy, list, cause)
                                            : again(tx, tenant, found.getFirst(), email, policy, cause));
                        })));
    }

    private Uni<Outcome> add(
            SqlConnection tx,
            TenantId tenant,
            Profile profile,
            MemberPolicy policy,
            RankedAssignments list,
            Cause cause) {
        Instant now = clock.instant();
        UserId id = new UserId(Ids.next());
        return people.change(
                        tx,
                        tenant,
                        List.of(id),
                        update -> update.move(Account.invite(profile, now), List.of(), list, new Moment(now, cause)))
                .chain(() -> local.announce(tx, tenant, List.of(id)))
                .chain(() -> open(tx, tenant, id, requireNonNull(profile.email()), policy, cause));
    }

    /** Who was invited and did not come in time may be invited again. */
    private Uni<Outcome> again(
            SqlConnection tx, TenantId tenant, Namesake found, String email, MemberPolicy policy, Cause cause) {
        Uni<Outcome> member = Uni.createFrom().item(new AlreadyMember(found.id(), found.status()));
        return found.status() != User.Status.INVITED
                ? member
                : InvitationRows.latest(tx, tenant, found.id(), clock.instant())
                        .flatMap(last -> last.filter(it -> it.state() == Invitation.State.OPEN)
                                        .isPresent()
                                ? member
                                : open(tx, tenant, found.id(), email, policy, cause));
    }

    private Uni<Outcome> open(
            SqlConnection tx, TenantId tenant, UserId member, String email, MemberPolicy policy, Cause cause) {
        Instant now = clock.instant();
        var invitation = new Invitation(
                Ids.next(),
                member,
                email,
                Invitation.State.OPEN,
                cause.actor(),
                now,
                now.plus(Duration.ofDays(policy.invitationDays())),
                null);
        return InvitationRows.add(tx, tenant, invitation)
                .chain(() -> trail.append(tx, tenant, LocalNotes.invited(member, cause)))
                .replaceWith(new Invited(invitation));
    }

    @Override
    public Uni<List<Invitation>> list(TenantId tenant, @Nullable UUID before, int limit) {
        return sql.read(tenant, tx -> InvitationRows.list(tx, tenant, before, limit, clock.instant()));
    }

    @Override
    public Uni<Outcome> revoke(TenantId tenant, UUID id, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toChange(tx, tenant)
                        .chain(() -> InvitationRows.find(tx, tenant, id, clock.instant()))
                        .flatMap(found -> found.isEmpty()
                                ? Uni.createFrom().<Outcome>item(new Unknown())
                                : revoke(tx, tenant, found.get(), cause)));
    }

    private Uni<Outcome> revoke(SqlConnection tx, TenantId tenant, Invitation invitation, Cause cause) {
        return switch (invitation.state()) {
            case ACCEPTED, TAKEN_OVER, REVOKED -> Uni.createFrom().item(new Closed(invitation));
            case OPEN, EXPIRED ->
                local.uninvite(tx, tenant, invitation.member())
                        .chain(() -> trail.append(tx, tenant, LocalNotes.uninvited(invitation.member(), cause)))
                        .chain(() -> InvitationRows.find(tx, tenant, invitation.id(), clock.instant()))
                        .map(Optional::orElseThrow)
                        .map(Invited::new);
        };
    }

    @Override
    public Uni<SignIn> signedIn(TenantId tenant, String email, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> lists.toJudge(tx, tenant)
                        .flatMap(list -> namesakes
                                .find(tx, tenant, List.of(email))
                                .flatMap(found -> found.isEmpty()
                                        ? Uni.createFrom().<SignIn>item(new Stranger())
                                        : signedIn(tx, tenant, memberAmong(found), list, cause))));
    }

    /** Who is a member already comes before somebody of the same address who is not yet. */
    private static Namesake memberAmong(List<Namesake> found) {
        return found.stream()
                .filter(it -> it.status() != User.Status.INVITED)
                .findFirst()
                .orElse(found.getFirst());
    }

    private Uni<SignIn> signedIn(
            SqlConnection tx, TenantId tenant, Namesake person, RankedAssignments list, Cause cause) {
        if (person.status() != User.Status.INVITED) {
            return Uni.createFrom().item(new Known(person.id(), person.status(), false));
        }
        return InvitationRows.latest(tx, tenant, person.id(), clock.instant())
                .flatMap(last -> last.filter(it -> it.state() == Invitation.State.EXPIRED)
                        .<Uni<SignIn>>map(it -> Uni.createFrom().item(new TooLate(it)))
                        .orElseGet(() -> accept(tx, tenant, person.id(), list, cause)));
    }

    /** Until the person is locked somebody else may have let them in, or, after that, kept them out. */
    private Uni<SignIn> accept(SqlConnection tx, TenantId tenant, UserId id, RankedAssignments list, Cause cause) {
        var moment = new Moment(clock.instant(), cause);
        var accepted = new AtomicBoolean();
        return people.change(tx, tenant, List.of(id), update -> {
                    Account account = requireNonNull(update.before().account());
                    if (!account.isTold()) {
                        update.move(account.in(account.state().accept(moment.at())), List.of(), list, moment);
                        accepted.set(true);
                    }
                })
                .call(() -> accepted.get()
                        ? InvitationRows.close(tx, tenant, id, Invitation.State.ACCEPTED, moment.at())
                        : Uni.createFrom().voidItem())
                .map(after -> requireNonNull(after.getFirst().account()).state().status())
                .map(status -> new Known(id, status, accepted.get()));
    }
}
