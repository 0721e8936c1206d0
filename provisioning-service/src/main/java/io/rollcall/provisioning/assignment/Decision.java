package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.provisioning.setting.Settings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the assignments say about one person.
 *
 * @param assignment the one that won; absent when none matched, and the person is one of everyone else
 * @param via the group through which it won
 */
public record Decision(
        @Nullable AssignmentRef assignment, @Nullable GroupId via, Grants grants) {

    /** Whether two decisions give the same by the same assignment, whatever the version of the list. */
    public boolean saysTheSameAs(Decision other) {
        return grants.equals(other.grants) && Objects.equals(unversioned(), other.unversioned());
    }

    private @Nullable AssignmentRef unversioned() {
        return assignment == null ? null : new AssignmentRef(assignment.id(), assignment.name(), 0);
    }

    /** The same, but for the settings. */
    public Decision with(Settings settings) {
        return new Decision(assignment, via, grants.with(settings));
    }

    public Decision through(@Nullable GroupId group) {
        return new Decision(assignment, group, grants);
    }
}
