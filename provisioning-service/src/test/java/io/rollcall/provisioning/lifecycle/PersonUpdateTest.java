package io.rollcall.provisioning.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserAccessChanged;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserReactivated;
import io.rollcall.events.UserRoles;
import io.rollcall.events.UserState;
import io.rollcall.events.UserUpdated;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.RoleMode;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonUpdateTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final GroupRef RECRUITING = new GroupRef(new GroupId(new UUID(1, 1)), "Recruiting");
    private static final GroupRef INTERNS = new GroupRef(new GroupId(new UUID(1, 2)), "Interns");
    private static final Grants RECRUITER =
            Grants.ofTenant(List.of(new RoleKey("recruiter")), List.of(new SeatTypeKey("full")));
    private static final Grants INTERN =
            Grants.ofTenant(List.of(new RoleKey("intern")), List.of(new SeatTypeKey("viewer")));
    private static final Grants RESTRICTED = Grants.ofTenant(List.of(new RoleKey("restricted")), List.of());
    private static final Cause CAUSE = new Cause(Cause.Kind.EVENT, "okta", "request-1", "event-1");

    private static final PersonUpdate.Moment NOW = new PersonUpdate.Moment(People.START, CAUSE);

    private final People ann = People.named(ACME, ANN, "ann@acme.example");
    private final RankedAssignments assignments = list(1, UpdateMode.AUTOMATIC);

    @Test
    void aPersonIsProvisionedOnceAndEntitled() {
        // Given
        var update = update(ann.created(), ann.joins(RECRUITING));

        // When
        List<Event> events = update.publish();

        // Then
        assertThat(facts(events)).hasExactlyElementsOfTypes(UserProvisioned.class, UserUpdated.class);
        assertThat(facts(events)).extracting(Event::version).containsExactly(1L, 2L);
        assertThat(entitlement(events).version()).isEqualTo(1);
        assertThat(entitlement(events).roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("recruiter")));
        assertThat(entitlement(events).directoryVersion()).isEqualTo(2);
        assertThat(state(events).version()).isEqualTo(2);
        assertThat(state(events).groups()).containsExactly(RECRUITING);
    }

    @Test
    void whoLeavesIsEntitledToNothingAndIsToldOf() {
        // Given
        Person before = after(ann.created(), ann.joins(RECRUITING));
        var update = new PersonUpdate(before, SettingCatalogue.EMPTY);

        // When
        update.apply(ann.deactivated(), assignments, CAUSE);

        // Then
        List<Event> events = update.publish();
        assertThat(facts(events)).singleElement().isInstanceOfSatisfying(UserDeactivated.class, it -> {
            assertThat(it.reason()).isEqualTo(UserDeactivated.Reason.IDP_DEACTIVATED);
            assertThat(it.user().status()).isEqualTo(User.Status.DEACTIVATED);
            assertThat(it.version()).isEqualTo(3);
        });
        assertThat(entitlement(events).active()).isFalse();
        assertThat(entitlement(events).roles()).isEmpty();
        assertThat(entitlement(events).version()).isEqualTo(2);
    }

    @Test
    void whoReturnsIsBackOnTheSameAccountAndJudgedAfresh() {
        // Given
        Person before = after(ann.created(), ann.joins(RECRUITING), ann.deleted());
        var update = new PersonUpdate(before, SettingCatalogue.EMPTY);

        // When
        update.apply(ann.returned(), assignments, CAUSE);

        // Then
        List<Event> events = update.publish();
        assertThat(facts(events)).singleElement().isInstanceOf(UserReactivated.class);
        assertThat(entitlement(events).roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("restricted")));
        assertThat(openedAt(update.after())).isEqualTo(openedAt(before));
    }

    @Test
    void whoLeavesAndReturnsWithinOneBatchIsEntitledAnew() {
        // Given
        Person before = after(ann.created(), ann.joins(RECRUITING));
        var update = new PersonUpdate(before, SettingCatalogue.EMPTY);

        // When
        update.apply(ann.deactivated(), assignments, CAUSE);
        update.apply(ann.activated(), assignments, CAUSE);

        // Then
        List<Event> events = update.publish();
        assertThat(facts(events)).hasExactlyElementsOfTypes(UserDeactivated.class, UserReactivated.class);
        assertThat(entitlement(events).version()).isEqualTo(2);
        assertThat(entitlement(events).active()).isTrue();
        assertThat(entitlement(events).directoryVersion()).isEqualTo(4);
    }

    @Test
    void anOlderOrRepeatedEventChangesNothing() {
        // Given
        DirectoryUserEvent created = ann.created();
        DirectoryUserEvent joined = ann.joins(RECRUITING);
        var update = new PersonUpdate(after(created, joined), SettingCatalogue.EMPTY);

        // When
        update.apply(joined, assignments, CAUSE);
        update.apply(created, assignments, CAUSE);

        // Then
        assertThat(update.changed()).isFalse();
        assertThat(update.publish()).isEmpty();
    }

    @Test
    void aPersonWhoIsCreatedInactiveHasAnAccountAndNothingElse() {
        // Given
        var update = update(ann.createdInactive());

        // When
        List<Event> events = update.publish();

        // Then
        assertThat(facts(events))
                .singleElement()
                .isInstanceOfSatisfying(
                        UserProvisioned.class,
                        it -> assertThat(it.user().status()).isEqualTo(User.Status.DEACTIVATED));
        assertThat(entitlement(events).active()).isFalse();
    }

    @Test
    void rolesInEffectAreToldWithThoseBefore() {
        // Given
        var update = new PersonUpdate(after(ann.created()), SettingCatalogue.EMPTY);
        RoleGrant recruiter = RoleGrant.ofTenant(new RoleKey("recruiter"));
        var roles = new UserRoles(ACME, ANN, 1, List.of(recruiter));

        // When
        update.apply(new RoleAssigned(People.START, roles, recruiter, CAUSE), CAUSE);

        // Then
        assertThat(facts(update.publish())).singleElement().isInstanceOfSatisfying(UserAccessChanged.class, it -> {
            assertThat(it.user().roles()).containsExactly(recruiter);
            assertThat(it.rolesBefore()).isEmpty();
            assertThat(it.version()).isEqualTo(2);
        });
    }

    @Test
    void rolesInEffectDoNotBringBackWhoWasErased() {
        // Given
        var erasure = new PersonUpdate(after(ann.created(), ann.deleted()), SettingCatalogue.EMPTY);
        Account gone = Objects.requireNonNull(erasure.before().account());
        erasure.move(gone.erased(ANN, NOW.at()), List.of(), assignments, NOW);
        erasure.publish();
        var update = new PersonUpdate(erasure.after(), SettingCatalogue.EMPTY);

        // When
        update.apply(recruiterAssigned(), CAUSE);

        // Then
        assertThat(update.publish()).isEmpty();
        assertThat(update.after().version()).isEqualTo(update.before().version());
    }

    @Test
    void rolesInEffectOfWhoIsOnlyInvitedAreToldWhenTheyCome() {
        // Given
        var invitation = new PersonUpdate(Person.unknown(ACME, ANN), SettingCatalogue.EMPTY);
        Account invited = Account.invite(Profile.ofAddress("ann@acme.example", null), NOW.at());
        invitation.move(invited, List.of(), assignments, NOW);
        var update = new PersonUpdate(invitation.after(), SettingCatalogue.EMPTY);
        update.apply(recruiterAssigned(), CAUSE);

        // When
        update.move(invited.in(invited.state().accept(NOW.at())), List.of(), assignments, NOW);

        // Then
        assertThat(facts(update.publish())).singleElement().isInstanceOfSatisfying(UserProvisioned.class, it -> {
            assertThat(it.user().roles()).hasSize(1);
            assertThat(it.version()).isEqualTo(1);
        });
    }

    @Test
    void rolesThatAreReportedBeforeThePersonAreToldWithThem() {
        // Given
        RoleGrant recruiter = RoleGrant.ofTenant(new RoleKey("recruiter"));
        var update = new PersonUpdate(Person.unknown(ACME, ANN), SettingCatalogue.EMPTY);
        update.apply(
                new RoleAssigned(People.START, new UserRoles(ACME, ANN, 4, List.of(recruiter)), recruiter, CAUSE),
                CAUSE);

        // When
        update.apply(ann.created(), assignments, CAUSE);

        // Then
        assertThat(facts(update.publish()))
                .singleElement()
                .isInstanceOfSatisfying(
                        UserProvisioned.class,
                        it -> assertThat(it.user().roles()).containsExactly(recruiter));
    }

    @Test
    void manualKeepsWhatItGaveWhenGroupsMove() {
        // Given
        RankedAssignments manual = list(1, UpdateMode.MANUAL);
        var update = new PersonUpdate(Person.unknown(ACME, ANN), SettingCatalogue.EMPTY);
        update.apply(ann.created(), manual, CAUSE);
        update.apply(ann.joins(INTERNS), manual, CAUSE);

        // When
        update.apply(ann.joins(RECRUITING), manual, CAUSE);

        // Then
        assertThat(entitlement(update.publish()).roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("intern")));
    }

    @Test
    void automaticFollowsWhenGroupsMove() {
        // Given
        var update = update(ann.created(), ann.joins(INTERNS));

        // When
        update.apply(ann.joins(RECRUITING), assignments, CAUSE);

        // Then
        assertThat(entitlement(update.publish()).roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("recruiter")));
    }

    @Test
    void aNewerListThatSaysTheSameIsNotTold() {
        // Given
        var update = new PersonUpdate(after(ann.created(), ann.joins(RECRUITING)), SettingCatalogue.EMPTY);

        // When
        update.judgeAgain(list(2, UpdateMode.AUTOMATIC), new PersonUpdate.Moment(People.START, CAUSE));

        // Then
        assertThat(update.changed()).isFalse();
        assertThat(update.publish()).isEmpty();
    }

    @Test
    void aListThatSaysOtherwiseIsToldAsAnUpdateAndAnEntitlement() {
        // Given
        var update = new PersonUpdate(after(ann.created(), ann.joins(RECRUITING)), SettingCatalogue.EMPTY);
        var empty = new RankedAssignments(2, RoleMode.SINGLE, List.of(), RESTRICTED);

        // When
        update.judgeAgain(empty, new PersonUpdate.Moment(People.START, CAUSE));

        // Then
        List<Event> events = update.publish();
        assertThat(entitlement(events).roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("restricted")));
        assertThat(facts(events)).singleElement().isInstanceOfSatisfying(UserUpdated.class, it -> {
            assertThat(it.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.attribute()).isEqualTo("assignment"));
            assertThat(it.user().assignment()).isNull();
        });
    }

    private static RoleAssigned recruiterAssigned() {
        RoleGrant recruiter = RoleGrant.ofTenant(new RoleKey("recruiter"));
        return new RoleAssigned(People.START, new UserRoles(ACME, ANN, 1, List.of(recruiter)), recruiter, CAUSE);
    }

    private static Instant openedAt(Person person) {
        return Objects.requireNonNull(person.account()).createdAt();
    }

    private PersonUpdate update(DirectoryUserEvent... events) {
        var update = new PersonUpdate(Person.unknown(ACME, ANN), SettingCatalogue.EMPTY);
        for (DirectoryUserEvent event : events) {
            update.apply(event, assignments, CAUSE);
        }
        return update;
    }

    private Person after(DirectoryUserEvent... events) {
        var update = update(events);
        update.publish();
        return update.after();
    }

    private static RankedAssignments list(long version, UpdateMode mode) {
        return new RankedAssignments(
                version,
                RoleMode.SINGLE,
                List.of(assignment(1, RECRUITING, RECRUITER, mode), assignment(2, INTERNS, INTERN, mode)),
                RESTRICTED);
    }

    private static Assignment assignment(long id, GroupRef group, Grants grants, UpdateMode mode) {
        var selector = new GroupSelector(group.displayName(), group.id());
        return new Assignment(new AssignmentId(new UUID(2, id)), group.displayName(), List.of(selector), grants, mode);
    }

    private static List<UserLifecycleEvent> facts(List<Event> events) {
        return events.stream()
                .filter(UserLifecycleEvent.class::isInstance)
                .map(UserLifecycleEvent.class::cast)
                .toList();
    }

    private static Entitlement entitlement(List<Event> events) {
        return events.stream()
                .filter(EntitlementChanged.class::isInstance)
                .map(it -> ((EntitlementChanged) it).entitlement())
                .reduce((one, other) -> {
                    throw new AssertionError("two entitlements in one batch");
                })
                .orElseThrow();
    }

    private static User state(List<Event> events) {
        return events.stream()
                .filter(UserState.class::isInstance)
                .map(it -> ((UserState) it).user())
                .findFirst()
                .orElseThrow();
    }
}
