package io.rollcall.provisioning.assignment.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            List<WorkspaceRoles> workspaces,
            List<String> seats,
            Map<String, JsonNode> settings,
            String updateMode) {}

    /** Roles that apply in one workspace. */
    @Schema(name = "WorkspaceRoles")
    public record WorkspaceRoles(String workspace, List<String> roles) {}

    /** A group with its present name; without an id the identity provider has not pushed it yet. */
    @Schema(name = "AssignmentGroup")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record GroupView(String name, @Nullable GroupId id) {}

    /** What those get whom no assignment matches. */
    @Schema(name = "EveryoneElse")
    public record GrantsView(
            List<String> roles, List<WorkspaceRoles> workspaces, List<String> seats, Map<String, JsonNode> settings) {}

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
            @Nullable List<@Nullable WorkspaceRolesChange> workspaces,
            @Nullable List<@Nullable String> seats,

            @Schema(description = "values by the keys of the catalogue; null is the default") @Nullable
            Map<String, @Nullable JsonNode> settings,

            @Nullable String updateMode) {

        GrantsChange grants() {
            return new GrantsChange(roles, workspaces, seats, settings);
        }
    }

    /** Roles that apply in one workspace. */
    @Schema(name = "WorkspaceRolesChange")
    public record WorkspaceRolesChange(
            @Nullable String workspace, @Nullable List<@Nullable String> roles) {}

    /** What those get whom no assignment matches. */
    @Schema(name = "EveryoneElseChange")
    public record GrantsChange(
            @Nullable List<@Nullable String> roles,
            @Nullable List<@Nullable WorkspaceRolesChange> workspaces,
            @Nullable List<@Nullable String> seats,

            @Schema(description = "values by the keys of the catalogue; null is the default") @Nullable
            Map<String, @Nullable JsonNode> settings) {

        static final GrantsChange NOTHING = new GrantsChange(null, null, null, null);
    }

    /** The draft of the list. Its tag, for If-Match, is the ETag of the answer. */
    @Schema(name = "AssignmentsDraft")
    public record DraftView(long baseVersion, Instant savedAt, String savedBy, View list) {}
}
