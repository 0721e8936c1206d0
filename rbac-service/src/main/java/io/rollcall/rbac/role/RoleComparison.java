package io.rollcall.rbac.role;

import java.util.List;
import java.util.TreeSet;

/**
 * What two roles, or two versions of one, permit.
 *
 * @param lost what the left one permits and the right one does not
 * @param gained what the right one permits and the left one does not
 * @param common what both permit
 */
public record RoleComparison(Role left, Role right, List<String> lost, List<String> gained, List<String> common) {

    public RoleComparison {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
        common = List.copyOf(common);
    }

    public static RoleComparison of(Role left, Role right) {
        return new RoleComparison(
                left,
                right,
                without(left.permissions(), right.permissions()),
                without(right.permissions(), left.permissions()),
                left.permissions().stream()
                        .filter(right.permissions()::contains)
                        .toList());
    }

    private static List<String> without(List<String> all, List<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(new TreeSet<>(others));
        return List.copyOf(rest);
    }
}
