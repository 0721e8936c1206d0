package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.Violation;
import java.util.List;

/** Why a role cannot be changed as asked. */
public sealed interface RoleRejection {

    /** There is no such role. */
    record Unknown(RoleKey key) implements RoleRejection {}

    /** Predefined roles belong to the vendor. */
    record Predefined(RoleKey key) implements RoleRejection {}

    /** Another role has this name; upper and lower case do not make a difference. */
    record NameTaken(String name, RoleKey by) implements RoleRejection {}

    /** Another role has this key. */
    record KeyTaken(RoleKey key) implements RoleRejection {}

    /** The role was changed since the caller read it. */
    record Stale(long expected, long actual) implements RoleRejection {}

    /** People have the role. */
    record InUse(RoleKey key, long people) implements RoleRejection {}

    /** Other roles build on it. */
    record IsBase(RoleKey key, List<RoleKey> of) implements RoleRejection {}

    /** It would give permissions that the one who asks does not hold. */
    record NotHeld(List<String> permissions) implements RoleRejection {}

    /** The key is that of a deleted role whose people are admins since: a new role of this key would take that away. */
    record StandsForAdmin(RoleKey key) implements RoleRejection {}

    /** What was asked for does not make sense. */
    record Invalid(List<Violation> violations) implements RoleRejection {}
}
