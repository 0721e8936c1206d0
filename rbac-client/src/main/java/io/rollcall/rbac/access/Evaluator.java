package io.rollcall.rbac.access;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The one place where access is decided. Pure: the same policy and person always give the same answer. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * Decides about one permission.
     *
     * @param permission its index in the policy's catalogue
     * @param workspace where the person wants to act; absent: only roles that apply to the whole tenant count
     */
    public static Reason decide(Policy policy, Access person, int permission, @Nullable String workspace) {
        if (!person.active()) {
            return Reason.USER_INACTIVE;
        }
        if (policy.moduleDisabled(permission)) {
            return Reason.MODULE_DISABLED;
        }
        if (!anyRoleGives(policy, person, permission, workspace)) {
            return Reason.NO_PERMISSION;
        }
        return seat(
                person, policy.catalogue().tree().permissions().get(permission).seat());
    }

    /** Every permission that {@link #decide} allows, sorted. */
    public static List<String> permissions(Policy policy, Access person, @Nullable String workspace) {
        List<CataloguePermission> all = policy.catalogue().tree().permissions();
        List<String> allowed = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            if (decide(policy, person, index, workspace) == Reason.ALLOWED) {
                allowed.add(all.get(index).key().value());
            }
        }
        return allowed.stream().sorted().toList();
    }

    /** What a person may do anywhere: for the whole tenant, and as {@code permission@workspace} where only there. */
    public static Set<String> permissionsAnywhere(Policy policy, Access person) {
        Set<String> everywhere = Set.copyOf(permissions(policy, person, null));
        Set<String> allowed = new TreeSet<>(everywhere);
        // What roles for the whole tenant give is known, so each workspace is judged by its own grants alone.
        grantsByWorkspace(person).forEach((workspace, grants) -> {
            var there = new Access(person.active(), grants, person.seats(), person.waitingFor());
            permissions(policy, there, workspace).stream()
                    .filter(permission -> !everywhere.contains(permission))
                    .forEach(permission -> allowed.add(permission + "@" + workspace));
        });
        return allowed;
    }

    private static Map<String, List<RoleGrant>> grantsByWorkspace(Access person) {
        Map<String, List<RoleGrant>> grants = new LinkedHashMap<>();
        for (RoleGrant grant : person.roles()) {
            if (grant.workspace() != null) {
                grants.computeIfAbsent(grant.workspace(), first -> new ArrayList<>())
                        .add(grant);
            }
        }
        return grants;
    }

    private static boolean anyRoleGives(Policy policy, Access person, int permission, @Nullable String workspace) {
        for (RoleGrant grant : person.roles()) {
            boolean applies = grant.workspace() == null || grant.workspace().equals(workspace);
            if (applies && policy.gives(grant.role(), permission)) {
                return true;
            }
        }
        return false;
    }

    private static Reason seat(Access person, @Nullable SeatTypeKey needed) {
        if (needed == null || person.seats().contains(needed)) {
            return Reason.ALLOWED;
        }
        return person.waitingFor().contains(needed) ? Reason.SEAT_WAITLISTED : Reason.SEAT_REQUIRED;
    }
}
