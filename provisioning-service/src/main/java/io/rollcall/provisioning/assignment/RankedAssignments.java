package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleGrant;
import io.rollcall.provisioning.group.GroupName;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.named.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All assignments of a tenant, highest rank first, and what everyone else gets. Judging is a pure function of this
 * list and the person's groups.
 *
 * @param version counts the changes of the list as a whole; 0 for a tenant that never had one
 */
public record RankedAssignments(long version, RoleMode roleMode, List<Assignment> assignments, Grants everyoneElse) {

    public static final RankedAssignments EMPTY = new RankedAssignments(0, RoleMode.SINGLE, List.of(), Grants.NONE);

    public RankedAssignments {
        assignments = List.copyOf(assignments);
    }

    /** Judges a person by their groups, and by what the directory names for them. */
    public Decision decide(Set<GroupId> memberOf, Named named) {
        return decide(memberOf).naming(named, roleMode);
    }

    /** Judges a person by their groups. */
    public Decision decide(Set<GroupId> memberOf) {
        for (int rank = 0; rank < assignments.size(); rank++) {
            Assignment assignment = assignments.get(rank);
            Optional<GroupId> via = assignment.match(memberOf);
            if (via.isPresent()) {
                var ref = new AssignmentRef(assignment.id(), assignment.name(), version);
                return new Decision(ref, via.get(), grants(rank, memberOf));
            }
        }
        return new Decision(null, null, everyoneElse);
    }

    private Grants grants(int winner, Set<GroupId> memberOf) {
        Grants first = assignments.get(winner).grants();
        return switch (roleMode) {
            case SINGLE -> first;
            case MULTI -> new Grants(rolesFrom(winner, memberOf), first.seats(), first.settings());
        };
    }

    private List<RoleGrant> rolesFrom(int winner, Set<GroupId> memberOf) {
        Set<RoleGrant> roles = new LinkedHashSet<>();
        for (Assignment assignment : assignments.subList(winner, assignments.size())) {
            if (assignment.match(memberOf).isPresent()) {
                roles.addAll(assignment.grants().roles());
            }
        }
        return new ArrayList<>(roles);
    }

    public Optional<Assignment> find(AssignmentId id) {
        return assignments.stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst();
    }

    /** Whether the two lists say the same, whatever their versions. */
    public boolean saysTheSameAs(RankedAssignments other) {
        return withVersion(other.version).equals(other);
    }

    /**
     * The roles that somebody answers for who puts this list in place of the other. Rank decides between assignments, so
     * it is all of them as soon as one person might get another role.
     */
    public Set<RoleGrant> rolesHandedOutInPlaceOf(RankedAssignments other) {
        if (roleMode == other.roleMode && rolesByRank().equals(other.rolesByRank())) {
            return Set.of();
        }
        return Stream.concat(assignments.stream().map(Assignment::grants), Stream.of(everyoneElse))
                .flatMap(grants -> grants.roles().stream())
                .collect(Collectors.toSet());
    }

    /** Who gets which roles, and nothing else of the list. */
    private List<Object> rolesByRank() {
        List<Object> ranks = new ArrayList<>();
        assignments.forEach(it -> ranks.add(List.of(it.groups(), it.grants().roles())));
        ranks.add(everyoneElse.roles());
        return ranks;
    }

    public RankedAssignments withVersion(long other) {
        return new RankedAssignments(other, roleMode, assignments, everyoneElse);
    }

    /** Names of groups that did not appear yet, folded. */
    public Set<String> awaitedGroups() {
        return selectors()
                .filter(GroupSelector::isUnbound)
                .map(selector -> GroupName.fold(selector.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Stream<GroupSelector> selectors() {
        return assignments.stream().flatMap(assignment -> assignment.groups().stream());
    }

    /** A group appeared, or took another name: who waited for one of that name has found it. */
    public RankedAssignments bind(GroupId group, String name) {
        return mapSelectors(it -> it.isUnbound() && it.isNamed(name) ? it.boundTo(group) : it);
    }

    /** A group is gone: should one of the same name appear again, it is the one that is meant. */
    public RankedAssignments release(GroupId group) {
        return mapSelectors(it -> group.equals(it.id()) ? it.released() : it);
    }

    /** Bound to the groups that exist, as if it had been in force while they appeared and went. */
    public RankedAssignments boundTo(KnownGroups groups) {
        return mapSelectors(it -> {
            GroupId id = it.id();
            return id != null && groups.knows(id)
                    ? it
                    : groups.named(it.name()).map(it::boundTo).orElseGet(it::released);
        });
    }

    /** Every list of grants, with the one of everyone else last. */
    public Stream<Grants> grants() {
        return Stream.concat(assignments.stream().map(Assignment::grants), Stream.of(everyoneElse));
    }

    /** The workspaces that roles are limited to. */
    public Set<String> workspaces() {
        return grants().flatMap(it -> it.roles().stream())
                .flatMap(it -> Stream.ofNullable(it.workspace()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private RankedAssignments mapSelectors(UnaryOperator<GroupSelector> change) {
        List<Assignment> mapped = assignments.stream()
                .map(it -> it.withGroups(it.groups().stream().map(change).toList()))
                .toList();
        return new RankedAssignments(version, roleMode, mapped, everyoneElse);
    }
}
