package io.rollcall.provisioning.drift.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserDeactivated.Reason;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import io.rollcall.provisioning.account.Account;
import io.rollcall.provisioning.account.AccountState;
import io.rollcall.provisioning.account.AccountState.Active;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.lifecycle.Access;
import io.rollcall.provisioning.lifecycle.store.RowJson;
import io.rollcall.provisioning.named.Stated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People as their owners have them, whatever is known here. */
final class Restored {

    private Restored() {}

    /**
     * The account as the directory has the person.
     *
     * @param there absent when no directory has them: then nobody lets them in
     * @return null when nobody has heard of them
     */
    static @Nullable Account account(@Nullable Account known, @Nullable Known there, Instant at) {
        if (there == null) {
            return known == null
                    ? null
                    : new Account(
                            known.directoryId(),
                            0,
                            known.state().dismissedByDirectory(Reason.IDP_DELETED, at),
                            known.profile(),
                            known.stated(),
                            known.createdAt());
        }
        return new Account(
                new DirectoryId(UUID.fromString(there.fields().get("directory"))),
                there.version(),
                state(known, Boolean.parseBoolean(there.fields().get("active")), at),
                profile(there),
                Stated.in(RowJson.tree(there.fields().getOrDefault("stated", "{}"))),
                known == null ? at : known.createdAt());
    }

    private static AccountState state(@Nullable Account known, boolean active, Instant at) {
        if (known == null) {
            return active ? new Active(at) : new Deactivated(Reason.IDP_DEACTIVATED, at);
        }
        if (active) {
            return known.state().admittedByDirectory(at);
        }
        return known.state() instanceof Deactivated
                ? known.state()
                : known.state().dismissedByDirectory(Reason.IDP_DEACTIVATED, at);
    }

    private static Profile profile(Known there) {
        var fields = there.fields();
        return new Profile(
                fields.getOrDefault("userName", there.id().toString()),
                fields.get("externalId"),
                fields.get("displayName"),
                fields.get("givenName"),
                fields.get("familyName"),
                fields.get("email"),
                fields.get("title"),
                fields.get("department"));
    }

    /** Roles and seats as their owners tell them, as far as the correction is about them. */
    static Access access(Access known, Correction correction) {
        Difference roles = correction.under("roles");
        Difference seats = correction.under("seats");
        Access next = known;
        if (roles != null) {
            Known there = roles.there();
            next = new Access(there == null ? 0 : there.version(), roles(there), next.seatsVersion(), next.seats());
        }
        if (seats != null) {
            Known there = seats.there();
            String detail = there == null ? null : there.detail();
            next = new Access(
                    next.rolesVersion(),
                    next.roles(),
                    there == null ? 0 : there.version(),
                    detail == null ? List.of() : RowJson.seats(detail));
        }
        return next;
    }

    private static List<RoleGrant> roles(@Nullable Known there) {
        String text = there == null ? "" : there.fields().getOrDefault("roles", "");
        return Arrays.stream(text.split(" "))
                .filter(role -> !role.isEmpty())
                .map(RoleText::read)
                .toList();
    }
}
