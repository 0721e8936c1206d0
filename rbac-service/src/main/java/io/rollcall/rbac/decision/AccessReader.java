package io.rollcall.rbac.decision;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads what is known about people now: never from a cache, so that no revocation is missed. */
public interface AccessReader {

    /**
     * Looks people up.
     *
     * @param users SCIM ids or user names
     * @return one result per user, in the same order
     */
    Uni<List<KnownAccess>> read(TenantId tenant, List<String> users);
}
