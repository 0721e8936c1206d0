package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.group.GroupName;
import io.rollcall.provisioning.group.KnownGroups;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a draft into the next version of the present list, keeping the ids of what is the same. */
public final class Revision {

    private final RankedAssignments present;
    private final KnownGroups groups;
    private final Set<AssignmentId> claimed;

    private Revision(RankedAssignments present, KnownGroups groups, AssignmentsDraft draft) {
        this.present = present;
        this.groups = groups;
        this.claimed = draft.entries().stream()
                .flatMap(entry -> Optional.ofNullable(entry.id()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The next version; the present one when the draft says the same. */
    public static RankedAssignments of(RankedAssignments present, KnownGroups groups, AssignmentsDraft draft) {
        return new Revision(present, groups, draft).revise(draft);
    }

    /** Groups that the draft names by an id that nobody has heard of. */
    public static Set<GroupId> unknownGroups(RankedAssignments present, KnownGroups groups, AssignmentsDraft draft) {
        return draft.entries().stream()
                .flatMap(entry -> entry.groups().stream())
                .<GroupId>mapMulti((group, next) -> {
                    if (group instanceof AssignmentsDraft.ById(GroupId id)) {
                        next.accept(id);
                    }
                })
                .filter(id -> !groups.knows(id) && present.selectors().noneMatch(it -> id.equals(it.id())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private RankedAssignments revise(AssignmentsDraft draft) {
        List<Assignment> assignments =
                draft.entries().stream().map(this::assignment).toList();
        var next = new RankedAssignments(present.version() + 1, draft.roleMode(), assignments, draft.everyoneElse());
        return present.version() > 0 && present.saysTheSameAs(next) ? present : next;
    }

    private Assignment assignment(AssignmentsDraft.Entry entry) {
        List<GroupSelector> selectors =
                entry.groups().stream().map(this::selector).distinct().toList();
        return new Assignment(id(entry), entry.name(), selectors, entry.grants(), entry.updateMode());
    }

    private AssignmentId id(AssignmentsDraft.Entry entry) {
        AssignmentId sent = entry.id();
        return sent != null ? sent : namesake(entry).orElseGet(() -> new AssignmentId(Ids.next()));
    }

    private Optional<AssignmentId> namesake(AssignmentsDraft.Entry entry) {
        return present.assignments().stream()
                .filter(it -> GroupName.fold(it.name()).equals(GroupName.fold(entry.name())))
                .map(Assignment::id)
                .filter(id -> !claimed.contains(id))
                .findFirst();
    }

    private GroupSelector selector(AssignmentsDraft.Group group) {
        return switch (group) {
            case AssignmentsDraft.ById(GroupId id) -> bound(id);
            case AssignmentsDraft.ByName(String name) ->
                groups.named(name).map(this::bound).orElseGet(() -> renamedOrAwaited(name));
        };
    }

    private GroupSelector bound(GroupId id) {
        return present.selectors()
                .filter(it -> id.equals(it.id()))
                .findFirst()
                .orElseGet(() -> new GroupSelector(groups.nameOf(id).orElseGet(id::toString), id));
    }

    /** The name under which the list already knows a group that is called otherwise today, or a name to wait for. */
    private GroupSelector renamedOrAwaited(String name) {
        return present.selectors()
                .filter(it -> it.isNamed(name))
                .findFirst()
                .orElseGet(() -> GroupSelector.named(name.strip()));
    }
}
