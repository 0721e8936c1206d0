package io.rollcall.provisioning.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any list of assignments and any groups. */
class EvaluationPropertiesTest {

    private static final Grants REST = Grants.ofTenant(List.of(new RoleKey("restricted")), List.of());

    @Property
    void theOrderInWhichGroupsAreListedDoesNotMatter(
            @ForAll("lists") RankedAssignments list, @ForAll("groups") Set<GroupId> memberOf, @ForAll long seed) {
        // Given
        List<GroupId> shuffled = new ArrayList<>(memberOf);
        Collections.shuffle(shuffled, new Random(seed));

        // When
        Decision decision = list.decide(new LinkedHashSet<>(shuffled));

        // Then
        assertThat(decision).isEqualTo(list.decide(memberOf));
    }

    @Property
    void aGroupThatNoAssignmentNamesChangesNothing(
            @ForAll("lists") RankedAssignments list, @ForAll("groups") Set<GroupId> memberOf) {
        // Given
        Set<GroupId> more = new HashSet<>(memberOf);
        more.add(new GroupId(new UUID(9, 9)));

        // When
        Decision decision = list.decide(more);

        // Then
        assertThat(decision).isEqualTo(list.decide(memberOf));
    }

    @Property
    void removingAnAssignmentThatDoesNotMatchChangesNothing(
            @ForAll("lists") RankedAssignments list, @ForAll("groups") Set<GroupId> memberOf) {
        // Given
        List<Assignment> matching = list.assignments().stream()
                .filter(it -> it.match(memberOf).isPresent())
                .toList();
        var fewer = new RankedAssignments(list.version(), list.roleMode(), matching, list.everyoneElse());

        // When
        Decision decision = fewer.decide(memberOf);

        // Then
        assertThat(decision).isEqualTo(list.decide(memberOf));
    }

    @Property
    void theFirstMatchWinsAndEveryoneElseIsLast(
            @ForAll("lists") RankedAssignments list, @ForAll("groups") Set<GroupId> memberOf) {
        // When
        Decision decision = list.decide(memberOf);

        // Then
        list.assignments().stream()
                .filter(it -> it.groups().stream().anyMatch(group -> memberOf.contains(group.id())))
                .findFirst()
                .ifPresentOrElse(
                        winner -> {
                            assertThat(decision.assignment())
                                    .isEqualTo(new AssignmentRef(winner.id(), winner.name(), list.version()));
                            assertThat(decision.grants().seats())
                                    .isEqualTo(winner.grants().seats());
                            assertThat(decision.via()).isIn(memberOf);
                        },
                        () -> assertThat(decision).isEqualTo(new Decision(null, null, REST)));
    }

    @Property
    void multiModeGivesTheRolesOfAllMatches(
            @ForAll("lists") RankedAssignments list, @ForAll("groups") Set<GroupId> memberOf) {
        // Given
        var multi = new RankedAssignments(1, RoleMode.MULTI, list.assignments(), REST);
        Set<RoleGrant> expected = new HashSet<>();
        list.assignments().stream()
                .filter(it -> it.match(memberOf).isPresent())
                .forEach(it -> expected.addAll(it.grants().roles()));

        // When
        Decision decision = multi.decide(memberOf);

        // Then
        assertThat(Set.copyOf(decision.grants().roles()))
                .isEqualTo(decision.assignment() == null ? Set.copyOf(REST.roles()) : expected);
    }

    @Provide
    Arbitrary<Set<GroupId>> groups() {
        return group().set().ofMaxSize(6);
    }

    @Provide
    Arbitrary<RankedAssignments> lists() {
        Arbitrary<Grants> grants = Combinators.combine(
                        Arbitraries.of("recruiter", "sourcer", "admin")
                                .map(RoleKey::new)
                                .list()
                                .ofMaxSize(3),
                        Arbitraries.of("full", "viewer")
                                .map(SeatTypeKey::new)
                                .list()
                                .ofMaxSize(2))
                .as(Grants::ofTenant);
        return Combinators.combine(group().list().ofMaxSize(3), grants)
                .as(EvaluationPropertiesTest::assignment)
                .list()
                .ofMaxSize(6)
                .map(assignments -> new RankedAssignments(1, RoleMode.SINGLE, numbered(assignments), REST));
    }

    private static Arbitrary<GroupId> group() {
        return Arbitraries.longs().between(1, 8).map(number -> new GroupId(new UUID(1, number)));
    }

    private static Assignment assignment(List<GroupId> groups, Grants grants) {
        List<GroupSelector> selectors =
                groups.stream().map(id -> new GroupSelector("group " + id, id)).toList();
        return new Assignment(new AssignmentId(new UUID(0, 0)), "", selectors, grants, UpdateMode.AUTOMATIC);
    }

    private static List<Assignment> numbered(List<Assignment> assignments) {
        List<Assignment> numbered = new ArrayList<>();
        for (Assignment it : assignments) {
            int number = numbered.size() + 1;
            numbered.add(new Assignment(
                    new AssignmentId(new UUID(2, number)),
                    "assignment " + number,
                    it.groups(),
                    it.grants(),
                    it.updateMode()));
        }
        return numbered;
    }
}
