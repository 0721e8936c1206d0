package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ranked list as an admin wants it, well-formed, but not yet matched with the present one. */
public record AssignmentsDraft(RoleMode roleMode, List<Entry> entries, Grants everyoneElse) {

    /** One assignment of the draft; without an id it is the present one of the same name, or a new one. */
    public record Entry(
            @Nullable AssignmentId id, String name, List<Group> groups, Grants grants, UpdateMode updateMode) {}

    /** How a draft refers to a group. */
    public sealed interface Group {}

    /** A group that exists. */
    public record ById(GroupId id) implements Group {}

    /** A group that exists or that the identity provider will push. */
    public record ByName(String name) implements Group {}
}
