package io.rollcall.rbac.grant;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Asker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules by which admins give roles. Pure. */
public final class GrantRules {

    private GrantRules() {}

    static Optional<GrantRefusal> refuse(
            GrantWish wish, Policy policy, Subject.Manual present, Asker asker, Instant now) {
        if (!policy.manualRolesCount()) {
            return Optional.of(new GrantRefusal.Strict());
        }
        RoleKey role = wish.grant().role();
        if (policy.inEffect(role).isEmpty()) {
            return Optional.of(new GrantRefusal.UnknownRole(role));
        }
        if (wish.until() != null && !now.isBefore(wish.until())) {
            return Optional.of(new GrantRefusal.Over());
        }
        if (wish.until() != null && wish.until().isAfter(now.plus(ManualGrant.LONGEST))) {
            return Optional.of(new GrantRefusal.TooLong());
        }
        List<String> lacking = asker.authority().lacks(policy.permissionsOf(role));
        if (!lacking.isEmpty()) {
            return Optional.of(new GrantRefusal.NotHeld(lacking));
        }
        boolean full = without(present, wish.grant()).roles().size() >= ManualGrant.MOST_PER_PERSON;
        return full ? Optional.of(new GrantRefusal.TooMany(ManualGrant.MOST_PER_PERSON)) : Optional.empty();
    }

    /** With the role, in place of the same one with another end. */
    public static Subject.Manual with(Subject.Manual present, ManualRole role) {
        List<ManualRole> roles = new ArrayList<>(without(present, role.grant()).roles());
        roles.add(role);
        return new Subject.Manual(present.version() + 1, roles);
    }

    public static Subject.Manual without(Subject.Manual present, RoleGrant grant) {
        return new Subject.Manual(
                present.version() + 1,
                present.roles().stream()
                        .filter(role -> !role.grant().equals(grant))
                        .toList());
    }

    /** {@code recruiter@emea until 2026-12-01T00:00:00Z}. */
    static @Nullable String words(@Nullable ManualRole role) {
        if (role == null) {
            return null;
        }
        String grant = GrantText.write(role.grant());
        return role.until() == null ? grant : grant + " until " + role.until();
    }
}
