package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.GroupId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The ranked list of assignments as clients see and send it. */
public final class AssignmentsDocument {

    private AssignmentsDocument() {}

    /**
     * The list in force.
     *
     * @param warnings roles and seat types that are not known yet; they take effect when they appear
     */
    @Schema(name = "Assignments")
    public record View(
            long version,
            String roleMode,
            List<AssignmentView> assignments,
            GrantsView everyoneElse,
            List<Finding> warnings) {}

    /** One version of the list, with the names of groups as they were given. */
    @Schema(name = "AssignmentsVersion")
    public record VersionView(
            long version,
            Instant changedAt,
            String changedBy,
            String roleMode,
            List<AssignmentView> assignments,
            GrantsView everyoneElse) {}

    /** One assignment. */
    @Schema(name = "Assignment")
    public record AssignmentView(
            String id,
            String name,
            int rank,
            List<GroupView> groups,
            List<String> roles,
            List<String> seats,
            String updateMode) {}

    /** A group with its present name; without an id the identity provider has not pushed it yet. */
    @Schema(name = "AssignmentGroup")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record GroupView(String name, @Nullable GroupId id) {}

    /** What those get whom no assignment matches. */
    @Schema(name = "EveryoneElse")
    public record GrantsView(List<String> roles, List<String> seats) {}

    /** Something about one field. */
    @Schema(name = "Finding")
    public record Finding(String field, String detail) {}

    /** The list as a client wants it: the order is the rank, unless every assignment names its own. */
    @Schema(name = "AssignmentsChange")
    public record Change(
            @Nullable Long version,
            @Nullable String roleMode,
            @Nullable List<@Nullable AssignmentChange> assignments,
            @Nullable GrantsChange everyoneElse,
            @Nullable JsonNode warnings) {}

    /** One assignment; without an id it is the present one of the same name, or a new one. */
    @Schema(name = "AssignmentChange")
    public record AssignmentChange(
            @Nullable String id,
            @Nullable String name,
            @Nullable Integer rank,

            @Schema(description = "names, or objects with an id or a name") @Nullable
            List<@Nullable JsonNode> groups,

            @Nullable List<@Nullable String> roles,
            @Nullable List<@Nullable String> seats,
            @Nullable String updateMode) {}

    /** What those get whom no assignment matches. */
    @Schema(name = "EveryoneElseChange")
    public record GrantsChange(
            @Nullable List<@Nullable String> roles,
            @Nullable List<@Nullable String> seats) {}
}
