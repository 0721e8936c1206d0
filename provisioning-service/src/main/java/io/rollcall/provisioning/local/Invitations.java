package io.rollcall.provisioning.local;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.Profile;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets admins invite people, and the vendor's login say who came. */
public interface Invitations {

    /** Invites a person, unless the policy or somebody of the same address is in the way. */
    Uni<Outcome> invite(TenantId tenant, Profile profile, Cause cause);

    /** The latest first. */
    Uni<List<Invitation>> list(TenantId tenant, @Nullable UUID before, int limit);

    /** Takes an invitation back, and the account that waits for the person with it. */
    Uni<Outcome> revoke(TenantId tenant, UUID id, Cause cause);

    /** A person signed in. Only one who was invited becomes a member by that; nobody else is changed or added. */
    Uni<SignIn> signedIn(TenantId tenant, String email, Cause cause);

    /** What became of an invitation. */
    sealed interface Outcome {}

    record Invited(Invitation invitation) implements Outcome {}

    /** The policy leaves it to the identity provider. */
    record IdpOnly() implements Outcome {}

    /** The domain is not one that admins may invite from. */
    record DomainNotAllowed(List<String> allowed) implements Outcome {}

    /** Somebody with that address is a member already. */
    record AlreadyMember(UserId member, User.Status status) implements Outcome {}

    /** There is no such invitation. */
    record Unknown() implements Outcome {}

    /** It is not open any more. */
    record Closed(Invitation invitation) implements Outcome {}

    /** What a sign-in means. */
    sealed interface SignIn {}

    /** The person is a member; {@code first} when they became active by this. */
    record Known(UserId member, User.Status status, boolean first) implements SignIn {}

    /** Nobody has that address: signing in adds nobody. */
    record Stranger() implements SignIn {}

    /** The invitation is no longer good. */
    record TooLate(Invitation invitation) implements SignIn {}
}
