package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.GroupId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.AssignmentDrafts;
import io.rollcall.provisioning.assignment.AssignmentHistory;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.AssignmentView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.DraftView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GrantsView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GroupView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.VersionView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.View;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.WorkspaceRoles;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows a list with the present names of its groups. */
final class ViewWriter {

    private final Assignments.View source;

    private ViewWriter(Assignments.View source) {
        this.source = source;
    }

    static View write(Assignments.View source, SettingCatalogue catalogue) {
        return new ViewWriter(source).write(catalogue);
    }

    static DraftView write(AssignmentDrafts.Draft draft, Assignments.View source, SettingCatalogue catalogue) {
        return new DraftView(draft.baseVersion(), draft.savedAt(), draft.savedBy(), write(source, catalogue));
    }

    static VersionView write(AssignmentHistory.Entry entry) {
        RankedAssignments list = entry.list();
        ViewWriter writer = new ViewWriter(new Assignments.View(list, KnownGroups.NONE, Set.of(), Set.of()));
        return new VersionView(
                list.version(),
                entry.changedAt(),
                entry.changedBy(),
                list.roleMode().name(),
                writer.ranked(),
                grants(list.everyoneElse()));
    }

    private View write(SettingCatalogue catalogue) {
        RankedAssignments list = source.list();
        return new View(
                list.version(),
                list.roleMode().name(),
                ranked(),
                grants(list.everyoneElse()),
                Warnings.of(source, catalogue));
    }

    private List<AssignmentView> ranked() {
        List<AssignmentView> assignments = new ArrayList<>();
        for (Assignment assignment : source.list().assignments()) {
            assignments.add(assignment(assignments.size() + 1, assignment));
        }
        return assignments;
    }

    private AssignmentView assignment(int rank, Assignment assignment) {
        GrantsView grants = grants(assignment.grants());
        return new AssignmentView(
                assignment.id().toString(),
                assignment.name(),
                rank,
                assignment.groups().stream().map(this::group).toList(),
                grants.roles(),
                grants.workspaces(),
                grants.seats(),
                grants.settings(),
                assignment.updateMode().name());
    }

    private GroupView group(GroupSelector selector) {
        GroupId id = selector.id();
        String name = id == null ? selector.name() : source.groups().nameOf(id).orElse(selector.name());
        return new GroupView(name, id);
    }

    private static GrantsView grants(Grants grants) {
        Map<String, List<String>> workspaces = new LinkedHashMap<>();
        grants.roles().stream()
                .filter(it -> it.workspace() != null)
                .forEach(it -> workspaces
                        .computeIfAbsent(it.workspace(), key -> new ArrayList<>())
                        .add(it.role().value()));
        return new GrantsView(
                grants.roles().stream()
                        .filter(it -> it.workspace() == null)
                        .map(it -> it.role().value())
                        .toList(),
                workspaces.entrySet().stream()
                        .map(it -> new WorkspaceRoles(it.getKey(), it.getValue()))
                        .toList(),
                grants.seats().stream().map(SeatTypeKey::value).toList(),
                grants.settings().values());
    }
}
