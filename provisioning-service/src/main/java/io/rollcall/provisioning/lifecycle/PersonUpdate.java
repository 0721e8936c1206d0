package io.rollcall.provisioning.lifecycle;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.User;
import io.rollcall.events.UserAccessChanged;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserReactivated;
import io.rollcall.events.UserUpdated;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.AccountState.Active;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import io.rollcall.provisioning.account.AccountState.Erased;
import io.rollcall.provisioning.account.AccountState.Invited;
import io.rollcall.provisioning.account.AccountState.Suspended;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.entitlement.PersonalEntitlement;
import io.rollcall.provisioning.named.Honouring;
import io.rollcall.provisioning.named.Named;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.rollcall.provisioning.setting.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the news about one person, in order, into their new state and the facts to tell. Every change of the account
 * or of the access is told as a fact of its own; the entitlement and the compacted state are told once, as they are in
 * the end, for they are states and not facts.
 */
public final class PersonUpdate {

    private final SettingCatalogue catalogue;
    private final Honouring honouring;
    private final Person before;
    private final List<UserLifecycleEvent> facts = new ArrayList<>();
    private Person now;
    private boolean judgedOtherwise;
    private @Nullable Moment last;

    /** When and why the news came. */
    public record Moment(Instant at, Cause cause) {}

    /** In a tenant where no directory names roles. */
    public PersonUpdate(Person person, SettingCatalogue catalogue) {
        this(person, catalogue, Honouring.NOBODY);
    }

    public PersonUpdate(Person person, SettingCatalogue catalogue, Honouring honouring) {
        this.catalogue = catalogue;
        this.honouring = honouring;
        before = person;
        now = person;
    }

    public Person before() {
        return before;
    }

    public Person after() {
        return now;
    }

    /** Whether the person was unknown before the update. */
    public boolean isNew() {
        return before.isUnknown();
    }

    public boolean changed() {
        return last != null && !now.equals(before);
    }

    /** When the last of the news happened. */
    public Instant changedAt() {
        return requireNonNull(last, "nothing changed").at();
    }

    /** The directory says something about the person. */
    public void apply(DirectoryUserEvent event, RankedAssignments assignments, Cause cause) {
        Account known = now.account();
        if (known != null && !known.isNewer(event)) {
            return;
        }
        Account next = known == null ? Account.open(event) : known.observe(event);
        last = new Moment(event.occurredAt(), cause);
        if (next.state() instanceof Erased) {
            now = now.with(next, List.of());
            return;
        }
        Person was = now;
        now = now.with(next, event.user().groups());
        judge(assignments);
        if (known == null || worthTelling(was, known, next, event)) {
            tellMove(known, next, Changes.of(event), last);
        }
    }

    /** An admin moves the account or edits it, or the person signs in: what no directory tells. */
    public void move(Account next, List<AttributeChange> changes, RankedAssignments assignments, Moment moment) {
        Account known = now.account();
        List<GroupRef> groups = next.state() instanceof Erased ? List.of() : now.groups();
        now = now.with(next, groups);
        last = moment;
        if (next.isTold()) {
            judge(assignments);
            tellMove(known, next, changes, moment);
        }
    }

    /** Others have heard more than is kept here: what is told goes on from there, and nobody is provisioned twice. */
    public void heard(long facts, long entitlements) {
        now = now.heard(facts, entitlements);
    }

    /** What was kept is wrong. The person becomes what the directory says, told as one fact if anybody sees of it. */
    public void correct(Account next, List<GroupRef> groups, RankedAssignments assignments, Moment moment) {
        Person was = now;
        Account known = was.account() == null && was.version() > 0 ? next : was.account();
        now = now.with(next, groups);
        last = moment;
        judge(assignments);
        boolean same = was.account() != null
                && was.account().state().status().equals(next.state().status())
                && was.account().profile().equals(next.profile())
                && was.groupIds().equals(now.groupIds());
        if (!same && next.isTold()) {
            tellMove(known, next, List.of(), moment);
        }
    }

    /** What was kept is wrong: the person has what the owners of roles and seats say. */
    public void correct(Access access, Moment moment) {
        if (!access.equals(now.access())) {
            accessIs(access, moment);
        }
    }

    private boolean worthTelling(Person was, Account known, Account next, DirectoryUserEvent event) {
        return !known.state().status().equals(next.state().status())
                || known.local() != next.local()
                || !Changes.of(event).isEmpty()
                || !known.profile().equals(next.profile())
                || !was.groupIds().equals(now.groupIds());
    }

    private void tellMove(@Nullable Account known, Account next, List<AttributeChange> changes, Moment moment) {
        now = now.told();
        User user = now.toUser(next, catalogue);
        facts.add(
                known == null || !known.isTold() || known.state() instanceof Erased
                        ? new UserProvisioned(moment.at(), user, moment.cause())
                        : fact(known.active(), next, user, changes, moment));
    }

    private static UserLifecycleEvent fact(
            boolean wasActive, Account next, User user, List<AttributeChange> changes, Moment moment) {
        return switch (next.state()) {
            case Deactivated state
            when wasActive -> new UserDeactivated(moment.at(), user, state.reason(), moment.cause());
            case Suspended ignored
            when wasActive ->
                new UserDeactivated(moment.at(), user, UserDeactivated.Reason.ADMIN_SUSPENDED, moment.cause());
            case Active ignored when !wasActive -> new UserReactivated(moment.at(), user, moment.cause());
            case Erased ignored -> new UserErased(moment.at(), user, moment.cause());
            case Invited ignored -> updated(user, changes, moment);
            case Deactivated ignored -> updated(user, changes, moment);
            case Suspended ignored -> updated(user, changes, moment);
            case Active ignored -> updated(user, changes, moment);
        };
    }

    private static UserUpdated updated(User user, List<AttributeChange> changes, Moment moment) {
        return new UserUpdated(moment.at(), user, changes, moment.cause());
    }

    /** rbac-service reports the roles in effect. */
    public void apply(RoleAssignmentEvent event, Cause cause) {
        if (now.access().isNewer(event.user())) {
            accessIs(now.access().with(event.user()), new Moment(event.occurredAt(), cause));
        }
    }

    /** license-service reports the seats in effect. */
    public void apply(SeatEvent event, Cause cause) {
        if (now.access().isNewer(event.user())) {
            accessIs(now.access().with(event.user()), new Moment(event.occurredAt(), cause));
        }
    }

    /** Of whom nobody was told, or nobody is to know any more, nothing is told: not even a version is used up. */
    private void accessIs(Access next, Moment moment) {
        Access was = now.access();
        now = now.with(next);
        last = moment;
        Account account = now.account();
        if (account != null && account.isTold() && !(account.state() instanceof Erased) && !next.sameAs(was)) {
            now = now.told();
            facts.add(new UserAccessChanged(
                    moment.at(), now.toUser(account, catalogue), was.roles(), was.seats(), moment.cause()));
        }
    }

    /** The assignments changed, or a group that one of them names has appeared. */
    public void judgeAgain(RankedAssignments assignments, Moment moment) {
        judgeAgain(assignments, Set.of(), moment);
    }

    /**
     * The assignments changed, or are applied to people who were provisioned before.
     *
     * @param afresh MANUAL assignments that keep nobody this time
     */
    public void judgeAgain(RankedAssignments assignments, Set<AssignmentId> afresh, Moment moment) {
        Account account = now.account();
        if (account != null && account.isTold()) {
            entitle(
                    account,
                    now.entitlement().judge(assignments, now.groupIds(), named(), now.active(), afresh),
                    moment);
        }
    }

    /** An admin chooses settings for a person whose assignment leaves that to admins. */
    public void choose(Settings settings, Moment moment) {
        Account account = requireNonNull(now.account());
        if (!settings.equals(now.entitlement().decision().grants().settings())) {
            entitle(account, now.entitlement().with(settings), moment);
        }
    }

    private void entitle(Account account, PersonalEntitlement next, Moment moment) {
        var was = now.entitlement().decision();
        become(next);
        last = moment;
        List<AttributeChange> changes =
                Changes.ofDecision(was, now.entitlement().decision());
        if (!changes.isEmpty()) {
            now = now.told();
            facts.add(updated(now.toUser(account, catalogue), changes, moment));
        }
    }

    private void judge(RankedAssignments assignments) {
        become(now.entitlement().judge(assignments, now.groupIds(), named(), now.active()));
    }

    private Named named() {
        Account account = now.account();
        return account == null ? Named.NOTHING : honouring.read(account.directoryId(), account.stated());
    }

    private void become(PersonalEntitlement next) {
        judgedOtherwise |= next.version() == 0 || next.differsFrom(now.entitlement());
        now = now.with(next);
    }

    /** Ends the fold: the facts in their order, then the entitlement and the state if they are new. */
    public List<Event> publish() {
        List<Event> events = new ArrayList<>(facts.size() + 2);
        Account account = now.account();
        if (account == null || last == null || !account.isTold()) {
            return events;
        }
        if (judgedOtherwise) {
            now = now.with(now.entitlement().published());
            events.add(new EntitlementChanged(
                    last.at(),
                    now.entitlement()
                            .toEvent(
                                    now.tenantId(),
                                    now.id(),
                                    account.directoryVersion(),
                                    account.profile().userName()),
                    last.cause()));
        }
        events.addAll(facts);
        if (!facts.isEmpty() && !(account.state() instanceof Erased)) {
            events.add(now.state(account, catalogue, last.at()));
        }
        return events;
    }
}
