package io.rollcall.provisioning.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.RoleMode;
import io.rollcall.provisioning.assignment.UpdateMode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private final GroupRef recruiting = new GroupRef(new GroupId(new UUID(1, 1)), "Recruiting");
    private final GroupRef interns = new GroupRef(new GroupId(new UUID(1, 2)), "Interns");
    private final Assignment first = assignment(1, "Recruiters", UpdateMode.AUTOMATIC, recruiting);
    private final Assignment second = assignment(2, "Interns", UpdateMode.AUTOMATIC, interns);
    private final Assignment manual = assignment(3, "Founders", UpdateMode.MANUAL, recruiting);

    @Test
    void the_first_in_rank_wins_and_the_one_below_says_so() {
        // Given
        RankedAssignments list = list(RoleMode.SINGLE, first, second);

        // When
        Verdict verdict = Verdict.of(list, member(list, recruiting, interns));

        // Then
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ASSIGNMENT);
        assertThat(verdict.rank()).isEqualTo(1);
        assertThat(verdict.via()).isEqualTo("Recruiting");
        assertThat(verdict.losers()).singleElement().satisfies(it -> {
            assertThat(it.rank()).isEqualTo(2);
            assertThat(it.matches()).isTrue();
            assertThat(it.why()).isEqualTo("matches by \"Interns\", and \"Recruiters\" is above it");
        });
    }

    @Test
    void one_above_that_does_not_match_names_the_groups_that_are_missing() {
        // Given
        RankedAssignments list = list(RoleMode.SINGLE, first, second);

        // When
        Verdict verdict = Verdict.of(list, member(list, interns));

        // Then
        assertThat(verdict.rank()).isEqualTo(2);
        assertThat(verdict.losers()).extracting(Verdict.Loser::why).containsExactly("not in Recruiting");
    }

    @Test
    void where_roles_add_up_the_one_below_gives_its_roles() {
        // Given
        RankedAssignments list = list(RoleMode.MULTI, first, second);

        // When
        Verdict verdict = Verdict.of(list, member(list, recruiting, interns));

        // Then
        assertThat(verdict.losers().getFirst().why()).contains("its roles are added");
        assertThat(verdict.giverOf(role(1))).contains("Recruiters");
        assertThat(verdict.giverOf(role(2))).contains("Interns");
    }

    @Test
    void roles_that_the_person_was_not_judged_with_yet_are_not_said_to_be_added() {
        // Given
        RankedAssignments list = list(RoleMode.MULTI, first, second);
        Judged before = member(list, recruiting);

        // When
        Verdict verdict = Verdict.of(
                list, new Judged(List.of(recruiting, interns), true, before.assignment(), before.roles(), List.of()));

        // Then
        assertThat(verdict.losers().getFirst().why())
                .isEqualTo(
                        "matches by \"Interns\": its roles are not added yet; the person is about to be judged again");
    }

    @Test
    void roles_of_one_below_are_not_added_to_what_was_given_once() {
        // Given
        RankedAssignments list = list(RoleMode.MULTI, manual, second);
        var provisioned = new AssignmentRef(manual.id(), manual.name(), 1);

        // When
        Verdict verdict = Verdict.of(
                list, new Judged(List.of(recruiting, interns), true, provisioned, List.of(role(3)), List.of()));

        // Then
        assertThat(verdict.losers().getFirst().why()).contains("its roles are not added", "leaves changes to admins");
        assertThat(verdict.giverOf(role(3))).contains("Founders");
    }

    @Test
    void what_is_in_several_is_from_the_first_in_rank() {
        // Given
        var also = new Assignment(second.id(), "Interns", second.groups(), first.grants(), UpdateMode.AUTOMATIC);
        RankedAssignments list = list(RoleMode.MULTI, first, also);

        // When
        Verdict verdict = Verdict.of(list, member(list, recruiting, interns));

        // Then
        assertThat(verdict.giverOf(role(1))).contains("Recruiters");
    }

    private static RoleGrant role(int id) {
        return RoleGrant.ofTenant(new RoleKey("role-" + id));
    }

    @Test
    void what_was_given_once_stays_against_one_that_matches_now() {
        // Given
        RankedAssignments list = list(RoleMode.SINGLE, second, manual);
        var provisioned = new AssignmentRef(manual.id(), manual.name(), 1);

        // When
        Verdict verdict = Verdict.of(list, new Judged(List.of(interns), true, provisioned, List.of(), List.of()));

        // Then
        assertThat(verdict.sentence()).contains("left its groups since");
        assertThat(verdict.losers().getFirst().why()).contains("leaves changes to admins");
    }

    @Test
    void a_group_that_the_directory_has_not_sent_is_named() {
        // Given
        var awaiting = new Assignment(
                new AssignmentId(new UUID(2, 9)),
                "Sales",
                List.of(GroupSelector.named("Sales")),
                Grants.NONE,
                UpdateMode.AUTOMATIC);
        RankedAssignments list = list(RoleMode.SINGLE, awaiting);

        // When
        Verdict verdict = Verdict.of(list, member(list, recruiting));

        // Then
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.EVERYONE_ELSE);
        assertThat(verdict.losers().getFirst().why()).isEqualTo("not in Sales (the directory has not sent Sales yet)");
    }

    @Test
    void nothing_decides_about_who_is_not_active() {
        // When
        Verdict verdict = Verdict.of(
                list(RoleMode.SINGLE, first), new Judged(List.of(recruiting), false, null, List.of(), List.of()));

        // Then
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.INACTIVE);
        assertThat(verdict.losers().getFirst().why()).isEqualTo("the account is not active");
    }

    private static Judged member(RankedAssignments list, GroupRef... groups) {
        Set<GroupId> ids = new java.util.HashSet<>();
        for (GroupRef group : groups) {
            ids.add(group.id());
        }
        Decision decision = list.decide(ids);
        return new Judged(
                List.of(groups),
                true,
                decision.assignment(),
                decision.grants().roles(),
                decision.grants().seats());
    }

    private static RankedAssignments list(RoleMode mode, Assignment... assignments) {
        return new RankedAssignments(3, mode, List.of(assignments), Grants.NONE);
    }

    private static Assignment assignment(int id, String name, UpdateMode mode, GroupRef group) {
        return new Assignment(
                new AssignmentId(new UUID(2, id)),
                name,
                List.of(new GroupSelector(group.displayName(), group.id())),
                Grants.ofTenant(List.of(new RoleKey("role-" + id)), List.of()),
                mode);
    }
}
