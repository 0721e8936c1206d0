package io.rollcall.provisioning.explanation;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.RoleMode;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.audit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rule decides about a person, and why the others do not.
 *
 * @param winner absent when no assignment decides
 * @param rank of the winner, from 1; absent when it is not in the list any more
 * @param sentence how it came about
 * @param losers the other assignments, in the order of their ranks
 * @param givers those that roles are from, in the order of their ranks: the winner, and where roles add up those below it
 */
public record Verdict(
        Kind kind,
        @Nullable AssignmentRef winner,
        @Nullable Integer rank,
        @Nullable String via,
        @Nullable UpdateMode updateMode,
        String sentence,
        List<Loser> losers,
        List<Assignment> givers) {

    /** What decides. */
    public enum Kind {
        ASSIGNMENT,
        EVERYONE_ELSE,
        /** Nothing: who is not active has nothing. */
        INACTIVE
    }

    /** An assignment that does not decide. */
    public record Loser(Assignment assignment, int rank, boolean matches, String why) {}

    public Verdict {
        losers = List.copyOf(losers);
        givers = List.copyOf(givers);
    }

    /** The name of the assignment that a role is from; absent when no assignment decides. */
    public Optional<String> giverOf(RoleGrant grant) {
        return givers.stream()
                .filter(it -> it.grants().roles().contains(grant))
                .findFirst()
                .map(Assignment::name)
                .or(() -> Optional.ofNullable(winner).map(AssignmentRef::name));
    }

    public static Verdict of(RankedAssignments list, Judged person) {
        Verdict byRules = byRules(list, person);
        return person.named().roles().isEmpty() ? byRules : byRules.naming(list.roleMode());
    }

    /** The directory names roles for the person besides. */
    private Verdict naming(RoleMode mode) {
        String words = switch (mode) {
            case SINGLE -> " The identity provider names roles for the person, which count instead.";
            case MULTI -> " The identity provider names roles for the person, which are added.";
        };
        return new Verdict(kind, winner, rank, via, updateMode, sentence + words, losers, givers);
    }

    private static Verdict byRules(RankedAssignments list, Judged person) {
        Map<GroupId, String> groups =
                person.groups().stream().collect(Collectors.toMap(GroupRef::id, GroupRef::displayName));
        AssignmentRef winner = person.assignment();
        if (!person.active()) {
            return new Verdict(
                    Kind.INACTIVE,
                    null,
                    null,
                    null,
                    null,
                    "The account is not active: nobody who is not active holds anything.",
                    losers(list, groups, null, loser -> "the account is not active"),
                    List.of());
        }
        if (winner == null) {
            return new Verdict(
                    Kind.EVERYONE_ELSE,
                    null,
                    null,
                    null,
                    null,
                    "No assignment matches: what everyone else gets applies.",
                    losers(list, groups, null, loser -> "it was not in force yet when the person was judged"),
                    List.of());
        }
        return won(list, groups, winner, person.roles());
    }

    private static Verdict won(
            RankedAssignments list, Map<GroupId, String> groups, AssignmentRef winner, List<RoleGrant> roles) {
        Optional<Assignment> assignment = list.find(winner.id());
        Integer rank =
                assignment.map(list.assignments()::indexOf).map(it -> it + 1).orElse(null);
        String via = assignment.flatMap(it -> matching(it, groups)).orElse(null);
        UpdateMode mode = assignment.map(Assignment::updateMode).orElse(null);
        var won = new Won(winner, rank, mode, list.roleMode(), roles);
        List<Loser> losers = losers(list, groups, winner, won::reason);
        return new Verdict(
                Kind.ASSIGNMENT,
                winner,
                rank,
                via,
                mode,
                sentence(winner, rank, via),
                losers,
                Stream.concat(
                                assignment.stream(),
                                losers.stream().filter(won::addsUp).map(Loser::assignment))
                        .toList());
    }

    private static String sentence(AssignmentRef winner, @Nullable Integer rank, @Nullable String via) {
        if (rank == null) {
            return "\"%s\" decided and is not in the list any more; the person is about to be judged again."
                    .formatted(winner.name());
        }
        return via == null
                ? "\"%s\" decided when the person came; they have left its groups since, and it leaves changes to admins."
                        .formatted(winner.name())
                : "\"%s\" is the first in rank with a group of the person's: \"%s\".".formatted(winner.name(), via);
    }

    private record Candidate(Assignment assignment, int rank, String via) {}

    private interface Why {
        String lostBecause(Candidate candidate);
    }

    private static List<Loser> losers(
            RankedAssignments list, Map<GroupId, String> groups, @Nullable AssignmentRef winner, Why why) {
        List<Loser> losers = new ArrayList<>();
        for (int i = 0; i < list.assignments().size(); i++) {
            Assignment one = list.assignments().get(i);
            if (winner == null || !one.id().equals(winner.id())) {
                int rank = i + 1;
                Optional<String> via = matching(one, groups);
                losers.add(new Loser(
                        one,
                        rank,
                        via.isPresent(),
                        via.map(it -> why.lostBecause(new Candidate(one, rank, it)))
                                .orElseGet(() -> unmatched(one))));
            }
        }
        return losers;
    }

    /** The assignment that decides, and the roles that it was decided with. */
    private record Won(
            AssignmentRef winner,
            @Nullable Integer rank,
            @Nullable UpdateMode mode,
            RoleMode roleMode,
            List<RoleGrant> roles) {

        boolean addsUp(Loser loser) {
            return roleMode == RoleMode.MULTI && loser.matches() && isAbove(loser.rank());
        }

        private boolean isAbove(int other) {
            return rank != null && other > rank;
        }

        String reason(Candidate loser) {
            String matches = "matches by \"%s\"".formatted(loser.via());
            if (isAbove(loser.rank())) {
                return roleMode == RoleMode.MULTI
                        ? matches + rolesOf(loser.assignment())
                        : matches + ", and \"%s\" is above it".formatted(winner.name());
            }
            return mode == UpdateMode.MANUAL
                    ? matches + ", and \"%s\" was given first and leaves changes to admins".formatted(winner.name())
                    : matches + "; the person is about to be judged again";
        }

        /** Roles that came to the assignment, or the person to its group, are not added before they are judged again. */
        private String rolesOf(Assignment loser) {
            List<RoleGrant> added = loser.grants().roles();
            if (added.isEmpty()) {
                return ": it has no roles to add, seats and settings come from \"%s\" above it"
                        .formatted(winner.name());
            }
            if (roles.containsAll(added)) {
                return ": its roles are added, seats and settings come from \"%s\" above it".formatted(winner.name());
            }
            return mode == UpdateMode.MANUAL
                    ? ": its roles are not added, as \"%s\" above it was given first and leaves changes to admins"
                            .formatted(winner.name())
                    : ": its roles are not added yet; the person is about to be judged again";
        }
    }

    private static String unmatched(Assignment assignment) {
        List<String> names =
                assignment.groups().stream().map(GroupSelector::name).toList();
        List<String> awaited = assignment.groups().stream()
                .filter(GroupSelector::isUnbound)
                .map(GroupSelector::name)
                .toList();
        String why = names.isEmpty() ? "has no groups" : "not in " + Words.list(names);
        return awaited.isEmpty() ? why : why + " (the directory has not sent " + Words.list(awaited) + " yet)";
    }

    private static Optional<String> matching(Assignment assignment, Map<GroupId, String> groups) {
        return assignment.groups().stream()
                .map(GroupSelector::id)
                .<String>mapMulti((id, next) -> {
                    String name = id == null ? null : groups.get(id);
                    if (name != null) {
                        next.accept(name);
                    }
                })
                .findFirst();
    }
}
