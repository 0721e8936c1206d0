package io.rollcall.provisioning.account;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.AccountState.Active;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import io.rollcall.provisioning.account.AccountState.Erased;
import io.rollcall.provisioning.account.AccountState.Invited;
import io.rollcall.provisioning.named.Stated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person inside the product, under the id of the directory user.
 *
 * @param directoryId the directory that owns the person; absent for one whom only this service knows
 * @param directoryVersion the version of the directory user that was applied last; 0 when there was none
 * @param stated what the directory says of roles and entitlements
 * @param createdAt when the directory first told of the person, or an admin invited them
 */
public record Account(
        @Nullable DirectoryId directoryId,
        long directoryVersion,
        AccountState state,
        Profile profile,
        Stated stated,
        Instant createdAt) {

    /** Opens the account of a person who was never heard of. */
    public static Account open(DirectoryUserEvent event) {
        DirectoryUser user = event.user();
        AccountState state =
                user.active() ? new Active(event.occurredAt()) : new Deactivated(reason(event), event.occurredAt());
        return new Account(
                user.directoryId(),
                user.version(),
                state,
                Profile.of(user),
                Stated.in(user.resource()),
                event.occurredAt());
    }

    /** Opens the account of a person whom no directory has told of. */
    public static Account invite(Profile profile, Instant at) {
        return new Account(null, 0, new Invited(at), profile, Stated.NOTHING, at);
    }

    /** Takes over what a newer event says; the person who returns is back on this account. */
    public Account observe(DirectoryUserEvent event) {
        DirectoryUser user = event.user();
        AccountState next = next(event);
        boolean erased = next instanceof Erased;
        return new Account(
                user.directoryId(),
                user.version(),
                next,
                erased ? profile : Profile.of(user),
                erased ? Stated.NOTHING : Stated.in(user.resource()),
                createdAt);
    }

    public boolean isNewer(DirectoryUserEvent event) {
        return event.version() > directoryVersion;
    }

    public boolean active() {
        return state instanceof Active;
    }

    /** Whether no directory owns the person, so that admins edit them. */
    public boolean local() {
        return directoryId == null;
    }

    /** Whether anybody but the admins has heard of the person. */
    public boolean isTold() {
        return !(state instanceof Invited);
    }

    public Account in(AccountState other) {
        return new Account(directoryId, directoryVersion, other, profile, stated, createdAt);
    }

    /** Nothing personal is left, and no directory owns what there is. */
    public Account erased(UserId id, Instant at) {
        return new Account(null, directoryVersion, state.erase(at), Profile.erased(id), Stated.NOTHING, createdAt);
    }

    public Account with(Profile other) {
        return new Account(directoryId, directoryVersion, state, other, stated, createdAt);
    }

    private AccountState next(DirectoryUserEvent event) {
        if (state instanceof Erased && !(event instanceof DirectoryUserCreated)) {
            return state;
        }
        return event.user().active()
                ? state.admittedByDirectory(event.occurredAt())
                : state.dismissedByDirectory(reason(event, state), event.occurredAt());
    }

    private static UserDeactivated.Reason reason(DirectoryUserEvent event) {
        return event instanceof DirectoryUserDeleted
                ? UserDeactivated.Reason.IDP_DELETED
                : UserDeactivated.Reason.IDP_DEACTIVATED;
    }

    /** A late attribute change does not undo a deletion; creating the person again does. */
    private static UserDeactivated.Reason reason(DirectoryUserEvent event, AccountState now) {
        return now instanceof Deactivated gone
                        && gone.reason() == UserDeactivated.Reason.IDP_DELETED
                        && !(event instanceof DirectoryUserCreated)
                ? gone.reason()
                : reason(event);
    }
}
