package io.rollcall.provisioning.eventlog;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import java.util.List;

/** People as they are told of. */
public final class Samples {

    public static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);

    private Samples() {}

    public static User user(TenantId tenant, UserId id) {
        return new User(
                tenant,
                id,
                1,
                User.Status.ACTIVE,
                "ann",
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
    }
}
