package io.rollcall.rbac.grant;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import java.util.List;

/** Why a manual role was not given, changed or taken away. */
public sealed interface GrantRefusal {

    /** Nobody of this id is known here. */
    record UnknownPerson() implements GrantRefusal {}

    /** The tenant has no such role. */
    record UnknownRole(RoleKey role) implements GrantRefusal {}

    /** The identity provider alone gives roles in this tenant. */
    record Strict() implements GrantRefusal {}

    /** It would end before it begins. */
    record Over() implements GrantRefusal {}

    /** It would end in the far future. */
    record TooLong() implements GrantRefusal {}

    /** The person was given too many already. */
    record TooMany(int most) implements GrantRefusal {}

    /** The role gives permissions that the one who asks does not hold. */
    record NotHeld(List<String> permissions) implements GrantRefusal {}

    /** The person was not given this role by an admin. */
    record NotGiven(RoleGrant grant) implements GrantRefusal {}

    /** The one who asks would not be an admin any more, or only for a time. */
    record SelfDemotion() implements GrantRefusal {}

    /** Nobody would be left who may administer the tenant, or nobody who stays. */
    record LastAdmin() implements GrantRefusal {}
}
