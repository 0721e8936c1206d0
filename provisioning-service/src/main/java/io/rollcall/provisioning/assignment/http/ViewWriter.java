package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.GroupId;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.AssignmentHistory;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.AssignmentView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GrantsView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.GroupView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.VersionView;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.View;
import io.rollcall.provisioning.group.KnownGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Shows a list with the present names of its groups, and warns of what it names and nobody knows. */
final class ViewWriter {

    private final Assignments.View source;

    private ViewWriter(Assignments.View source) {
        this.source = source;
    }

    static View write(Assignments.View source) {
        return new ViewWriter(source).write();
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

    private View write() {
        RankedAssignments list = source.list();
        return new View(list.version(), list.roleMode().name(), ranked(), grants(list.everyoneElse()), warnings(list));
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
                grants.seats(),
                assignment.updateMode().name());
    }

    private GroupView group(GroupSelector selector) {
        GroupId id = selector.id();
        String name = id == null ? selector.name() : source.groups().nameOf(id).orElse(selector.name());
        return new GroupView(name, id);
    }

    private static GrantsView grants(Grants grants) {
        return new GrantsView(
                grants.roles().stream().map(RoleKey::value).toList(),
                grants.seats().stream().map(SeatTypeKey::value).toList());
    }

    private List<Finding> warnings(RankedAssignments list) {
        List<Finding> warnings = new ArrayList<>();
        for (int i = 0; i < list.assignments().size(); i++) {
            warn(warnings, "assignments[" + i + "]", list.assignments().get(i).grants());
        }
        warn(warnings, "everyoneElse", list.everyoneElse());
        return warnings;
    }

    private void warn(List<Finding> warnings, String field, Grants grants) {
        warn(warnings, field + ".roles", grants.roles(), source.roles(), "is not a known role");
        warn(warnings, field + ".seats", grants.seats(), source.seatTypes(), "is not a known seat type");
    }

    private static <K> void warn(List<Finding> warnings, String field, List<K> named, Set<K> known, String detail) {
        for (int i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i))) {
                warnings.add(new Finding(field + "[" + i + "]", named.get(i) + " " + detail));
            }
        }
    }
}
