package io.rollcall.provisioning.account;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.UserDeactivated;
import io.rollcall.provisioning.account.AccountState.Active;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import java.time.Instant;

/**
 * A person inside the product, under the id of the directory user.
 *
 * @param directoryVersion the version of the directory user that was applied last
 * @param createdAt when the directory first told of the person
 */
public record Account(
        DirectoryId directoryId, long directoryVersion, AccountState state, Profile profile, Instant createdAt) {

    /** Opens the account of a person who was never heard of. */
    public static Account open(DirectoryUserEvent event) {
        DirectoryUser user = event.user();
        AccountState state =
                user.active() ? new Active(event.occurredAt()) : new Deactivated(reason(event), event.occurredAt());
        return new Account(user.directoryId(), user.version(), state, Profile.of(user), event.occurredAt());
    }

    /** Takes over what a newer event says; the person who returns is back on this account. */
    public Account observe(DirectoryUserEvent event) {
        DirectoryUser user = event.user();
        return new Account(user.directoryId(), user.version(), next(event), Profile.of(user), createdAt);
    }

    public boolean isNewer(DirectoryUserEvent event) {
        return event.version() > directoryVersion;
    }

    public boolean active() {
        return state instanceof Active;
    }

    private AccountState next(DirectoryUserEvent event) {
        boolean active = event.user().active();
        return switch (state) {
            case Active now -> active ? now : now.deactivate(reason(event), event.occurredAt());
            case Deactivated now -> active ? now.reactivate(event.occurredAt()) : now.because(reason(event, now));
        };
    }

    private static UserDeactivated.Reason reason(DirectoryUserEvent event) {
        return event instanceof DirectoryUserDeleted
                ? UserDeactivated.Reason.IDP_DELETED
                : UserDeactivated.Reason.IDP_DEACTIVATED;
    }

    /** A late attribute change does not undo a deletion; creating the person again does. */
    private static UserDeactivated.Reason reason(DirectoryUserEvent event, Deactivated now) {
        return event instanceof DirectoryUserCreated ? reason(event) : worst(reason(event), now.reason());
    }

    private static UserDeactivated.Reason worst(UserDeactivated.Reason one, UserDeactivated.Reason other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
