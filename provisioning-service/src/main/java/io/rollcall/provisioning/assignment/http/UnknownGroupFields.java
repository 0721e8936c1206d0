package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.GroupId;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.AssignmentChange;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a change refers to groups that do not exist. */
final class UnknownGroupFields {

    private UnknownGroupFields() {}

    static List<Finding> of(Change change, Set<GroupId> unknown) {
        List<Finding> findings = new ArrayList<>();
        List<@Nullable AssignmentChange> assignments = Objects.requireNonNullElse(change.assignments(), List.of());
        for (int i = 0; i < assignments.size(); i++) {
            AssignmentChange assignment = assignments.get(i);
            if (assignment != null && assignment.groups() != null) {
                find(findings, "assignments[" + i + "].groups", assignment.groups(), unknown);
            }
        }
        return findings;
    }

    private static void find(
            List<Finding> findings, String field, List<@Nullable JsonNode> groups, Set<GroupId> unknown) {
        for (int i = 0; i < groups.size(); i++) {
            JsonNode group = groups.get(i);
            String id = group == null ? "" : group.path("id").asText();
            if (unknown.stream().anyMatch(it -> it.toString().equalsIgnoreCase(id))) {
                findings.add(new Finding(field + "[" + i + "].id", "is not the id of a group"));
            }
        }
    }
}
