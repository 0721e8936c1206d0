package io.rollcall.rbac.grant;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that an admin gave to a person.
 *
 * @param until when it ends by itself; absent when it does not
 */
public record ManualGrant(
        UserId user, RoleGrant grant, @Nullable Instant until, String reason, String grantedBy, Instant grantedAt) {

    public static final int MAX_REASON = 500;

    /** Ten years; what shall last longer is given without an end. */
    static final Duration LONGEST = Duration.ofDays(3653);

    /** More than anybody needs; each makes the person's row longer, which every check reads. */
    static final int MOST_PER_PERSON = 50;

    public ManualRole toRole() {
        return new ManualRole(grant, until);
    }
}
