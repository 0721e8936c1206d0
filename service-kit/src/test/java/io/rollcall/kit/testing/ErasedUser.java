package io.rollcall.kit.testing;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;

/** What is published of a person of whom nothing personal is to be left. */
public final class ErasedUser {

    private ErasedUser() {}

    public static UserErased event(TenantId tenant, UserId user, long version, Instant at, Cause cause) {
        var nobody = new User(
                tenant,
                user,
                version,
                User.Status.ERASED,
                user.toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new UserErased(at, nobody, cause);
    }
}
