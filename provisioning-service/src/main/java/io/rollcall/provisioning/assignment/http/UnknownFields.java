package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.GroupId;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.AssignmentChange;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GrantsChange;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.WorkspaceRolesChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a change refers to groups or workspaces that do not exist. */
final class UnknownFields {

    private UnknownFields() {}

    static List<Finding> groups(Change change, Set<GroupId> unknown) {
        List<Finding> findings = new ArrayList<>();
        List<@Nullable AssignmentChange> assignments = Objects.requireNonNullElse(change.assignments(), List.of());
        for (int i = 0; i < assignments.size(); i++) {
            AssignmentChange assignment = assignments.get(i);
            if (assignment != null && assignment.groups() != null) {
                groups(findings, "assignments[" + i + "].groups", assignment.groups(), unknown);
            }
        }
        return findings;
    }

    private static void groups(
            List<Finding> findings, String field, List<@Nullable JsonNode> groups, Set<GroupId> unknown) {
        for (int i = 0; i < groups.size(); i++) {
            JsonNode group = groups.get(i);
            String id = group == null ? "" : group.path("id").asText();
            if (unknown.stream().anyMatch(it -> it.toString().equalsIgnoreCase(id))) {
                findings.add(new Finding(field + "[" + i + "].id", "is not the id of a group"));
            }
        }
    }

    static List<Finding> workspaces(Change change, Set<String> unknown) {
        List<Finding> findings = new ArrayList<>();
        List<@Nullable AssignmentChange> assignments = Objects.requireNonNullElse(change.assignments(), List.of());
        for (int i = 0; i < assignments.size(); i++) {
            AssignmentChange assignment = assignments.get(i);
            if (assignment != null) {
                workspaces(findings, "assignments[" + i + "]", assignment.grants(), unknown);
            }
        }
        GrantsChange rest = Objects.requireNonNullElse(change.everyoneElse(), GrantsChange.NOTHING);
        workspaces(findings, "everyoneElse", rest, unknown);
        return findings;
    }

    private static void workspaces(List<Finding> findings, String field, GrantsChange grants, Set<String> unknown) {
        List<@Nullable WorkspaceRolesChange> sent = Objects.requireNonNullElse(grants.workspaces(), List.of());
        for (int i = 0; i < sent.size(); i++) {
            WorkspaceRolesChange workspace = sent.get(i);
            if (workspace != null && workspace.workspace() != null && unknown.contains(workspace.workspace())) {
                findings.add(new Finding(
                        field + ".workspaces[" + i + "].workspace", "is not a workspace, or one that is archived"));
            }
        }
    }
}
