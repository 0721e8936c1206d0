package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a person whom no directory has told of (compacted): invited, or imported. A directory that
 * creates somebody of the same names gives them the id that they have already. It claims the first person whose external
 * id, else user name, else e-mail address is the same.
 *
 * @param version counts the changes of this announcement
 * @param present false when the id may not be claimed any more; the names are absent then
 * @param externalId the identity provider's own id that the person may be claimed by
 * @param userName the user name that the person may be claimed by
 * @param email the primary e-mail address that the person may be claimed by
 */
public record LocalUserState(
        Instant occurredAt,
        TenantId tenantId,
        UserId id,
        long version,
        boolean present,
        @Nullable String externalId,
        @Nullable String userName,
        @Nullable String email)
        implements Event {

    @Override
    public String subject() {
        return "users/" + id;
    }

    /** What is said when the id may not be claimed any more. */
    public static LocalUserState gone(Instant at, TenantId tenant, UserId id, long version) {
        return new LocalUserState(at, tenant, id, version, false, null, null, null);
    }
}
