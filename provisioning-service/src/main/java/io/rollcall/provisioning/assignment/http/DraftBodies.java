package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.GroupId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.Assignments.Outcome;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists as clients send them: read, or refused with every field that is not right. */
final class DraftBodies {

    private DraftBodies() {}

    static AssignmentsDraft read(Change change, SettingCatalogue catalogue) {
        DraftReader reader = new DraftReader(catalogue);
        AssignmentsDraft draft = reader.read(change);
        if (!reader.errors().isEmpty()) {
            throw invalid(reader.errors());
        }
        return draft;
    }

    /** The list that the draft became, in force or not; everything else that can become of one is a problem. */
    static Assignments.View accepted(Outcome outcome, Change change) {
        return switch (outcome) {
            case Assignments.InForce(Assignments.View view) -> view;
            case Assignments.Resolved(Assignments.View view) -> view;
            case Assignments.Outdated(long version) ->
                throw outdated("The present version is " + version + "; read it and apply your change to it.");
            case Assignments.UnknownGroups(Set<GroupId> ids) -> throw invalid(UnknownFields.groups(change, ids));
            case Assignments.UnknownWorkspaces(Set<String> keys) ->
                throw invalid(UnknownFields.workspaces(change, keys));
        };
    }

    static ProblemException outdated(String detail) {
        return new ProblemException(412, "precondition-failed", "Somebody changed the assignments", detail);
    }

    private static ProblemException invalid(List<Finding> errors) {
        Finding first = errors.getFirst();
        return new ProblemException(
                400,
                "invalid-assignments",
                "The assignments are not valid",
                first.field() + " " + first.detail(),
                Map.of("errors", errors));
    }
}
