package io.rollcall.provisioning.preview;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.group.KnownGroups;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everybody judged by another list: this service's part of a preview.
 *
 * @param source the words for the list
 * @param baseVersion the version in force
 * @param list the list, at the version that it would get; that of the one in force when it says the same
 * @param afresh MANUAL assignments that keep nobody
 * @param people how many were judged
 * @param differences in the order of the ids
 * @param digest of the differences
 */
public record Comparison(
        String source,
        long baseVersion,
        RankedAssignments list,
        Set<AssignmentId> afresh,
        KnownGroups groups,
        long people,
        List<Difference> differences,
        String digest) {

    public Comparison {
        afresh = Set.copyOf(afresh);
        differences = List.copyOf(differences);
    }

    Map<UserId, Difference> byPerson() {
        return differences.stream().collect(Collectors.toMap(it -> it.account().id(), Function.identity()));
    }
}
