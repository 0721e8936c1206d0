package io.rollcall.provisioning.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleKey;
import io.rollcall.provisioning.assignment.AssignmentsDraft.ById;
import io.rollcall.provisioning.assignment.AssignmentsDraft.ByName;
import io.rollcall.provisioning.assignment.AssignmentsDraft.Entry;
import io.rollcall.provisioning.assignment.AssignmentsDraft.Group;
import io.rollcall.provisioning.group.KnownGroups;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static final GroupId GROUP = new GroupId(new UUID(1, 1));
    private static final GroupId OTHER = new GroupId(new UUID(1, 2));
    private static final Grants RECRUITER = Grants.ofTenant(List.of(new RoleKey("recruiter")), List.of());
    private static final KnownGroups RECRUITING = new KnownGroups(Map.of(GROUP, "Recruiting"));
    private static final KnownGroups TALENT = new KnownGroups(Map.of(GROUP, "Talent"));

    private final RankedAssignments first = Revision.of(
            RankedAssignments.EMPTY, RECRUITING, draft(entry(null, "Recruiters", new ByName("recruiting"))));

    @Test
    void aNameIsBoundToTheGroupThatBearsIt() {
        assertThat(first.version()).isEqualTo(1);
        assertThat(selector(first).id()).isEqualTo(GROUP);
    }

    @Test
    void theSameDraftAgainIsNoNewVersion() {
        // When
        var next = Revision.of(first, RECRUITING, draft(entry(null, "Recruiters", new ByName("Recruiting"))));

        // Then
        assertThat(next).isSameAs(first);
    }

    @Test
    void anAssignmentOfTheSameNameKeepsItsId() {
        // When
        var next = Revision.of(first, RECRUITING, draft(entry(null, "RECRUITERS", new ById(GROUP))));

        // Then
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.assignments().getFirst().id())
                .isEqualTo(first.assignments().getFirst().id());
    }

    @Test
    void aRenamedGroupIsStillMeantByItsOldName() {
        // When
        var next = Revision.of(first, TALENT, draft(entry(null, "Recruiters", new ByName("Recruiting"))));

        // Then
        assertThat(next).isSameAs(first);
    }

    @Test
    void aRenamedGroupIsMeantByItsNewNameAndByItsId() {
        // When
        var byName = Revision.of(first, TALENT, draft(entry(null, "Recruiters", new ByName("talent"))));

        // Then
        assertThat(byName).isSameAs(first);
        assertThat(Revision.of(first, TALENT, draft(entry(null, "Recruiters", new ById(GROUP)))))
                .isSameAs(first);
    }

    @Test
    void aNewGroupUnderTheOldNameIsTheOneThatIsMeant() {
        // Given
        var both = new KnownGroups(Map.of(GROUP, "Talent", OTHER, "Recruiting"));

        // When
        var next = Revision.of(first, both, draft(entry(null, "Recruiters", new ByName("Recruiting"))));

        // Then
        assertThat(next.version()).isEqualTo(2);
        assertThat(selector(next).id()).isEqualTo(OTHER);
    }

    @Test
    void aGroupThatIsNotThereYetIsWaitedFor() {
        // Given
        var waiting = Revision.of(
                RankedAssignments.EMPTY,
                KnownGroups.NONE,
                draft(entry(null, "Recruiters", new ByName(" Recruiting "))));

        // When
        var bound = waiting.bind(GROUP, "RECRUITING");

        // Then
        assertThat(waiting.awaitedGroups()).containsExactly("recruiting");
        assertThat(selector(bound).id()).isEqualTo(GROUP);
        assertThat(bound.awaitedGroups()).isEmpty();
        assertThat(bound.version()).isEqualTo(waiting.version());
    }

    @Test
    void aDeletedGroupIsWaitedForAgain() {
        // When
        var released = first.release(GROUP);

        // Then
        assertThat(released.awaitedGroups()).containsExactly("recruiting");
        assertThat(released.release(OTHER)).isEqualTo(released);
    }

    @Test
    void anIdThatIsSentIsKeptThroughARename() {
        // Given
        AssignmentId id = first.assignments().getFirst().id();

        // When
        var next = Revision.of(first, RECRUITING, draft(entry(id, "Talent people", new ById(GROUP))));

        // Then
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.assignments()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.name()).isEqualTo("Talent people");
        });
    }

    @Test
    void aGroupIdThatNobodyKnowsIsReported() {
        // When
        var unknown = Revision.unknownGroups(
                first, KnownGroups.NONE, draft(entry(null, "Recruiters", new ById(GROUP), new ById(OTHER))));

        // Then
        assertThat(unknown).containsExactly(OTHER);
    }

    private static GroupSelector selector(RankedAssignments list) {
        return list.assignments().getFirst().groups().getFirst();
    }

    private static AssignmentsDraft draft(Entry... entries) {
        return new AssignmentsDraft(RoleMode.SINGLE, List.of(entries), Grants.NONE);
    }

    private static Entry entry(@Nullable AssignmentId id, String name, Group... groups) {
        return new Entry(id, name, List.of(groups), RECRUITER, UpdateMode.AUTOMATIC);
    }
}
