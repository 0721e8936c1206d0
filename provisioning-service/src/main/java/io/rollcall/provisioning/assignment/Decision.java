package io.rollcall.provisioning.assignment;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.provisioning.named.Named;
import io.rollcall.provisioning.setting.Settings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the assignments say about one person.
 *
 * @param assignment the one that won; absent when none matched, and the person is one of everyone else
 * @param via the group through which it won
 * @param grants what the person is to have, with what the directory names
 * @param named what of it the directory names
 */
public record Decision(
        @Nullable AssignmentRef assignment, @Nullable GroupId via, Grants grants, Named named) {

    /** Where the directory names nothing. */
    public Decision(@Nullable AssignmentRef assignment, @Nullable GroupId via, Grants grants) {
        this(assignment, via, grants, Named.NOTHING);
    }

    /** Whether two decisions give the same by the same assignment, whatever the version of the list. */
    public boolean saysTheSameAs(Decision other) {
        return grants.equals(other.grants)
                && named.equals(other.named)
                && Objects.equals(unversioned(), other.unversioned());
    }

    private @Nullable AssignmentRef unversioned() {
        return assignment == null ? null : new AssignmentRef(assignment.id(), assignment.name(), 0);
    }

    /** The same, but for the settings. */
    public Decision with(Settings settings) {
        return new Decision(assignment, via, grants.with(settings), named);
    }

    public Decision through(@Nullable GroupId group) {
        return new Decision(assignment, group, grants, named);
    }

    /** With what the directory names for the person: in place of what the assignments say, or on top of it. */
    Decision naming(Named other, RoleMode mode) {
        return other.equals(Named.NOTHING)
                ? this
                : new Decision(
                        assignment,
                        via,
                        new Grants(
                                first(other.roles(), grants.roles(), mode),
                                first(other.seats(), grants.seats(), mode),
                                grants.settings()),
                        other);
    }

    private static <K> List<K> first(List<K> named, List<K> ruled, RoleMode mode) {
        return switch (mode) {
            case SINGLE -> named.isEmpty() ? ruled : named;
            case MULTI -> Stream.concat(named.stream(), ruled.stream()).toList();
        };
    }
}
