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

    /**
     * Looks up who signs in with a name: the one who has it, else the one who had it. A name in the form of an id is a
     * name too.
     *
     * @return Unknown only if it never was the name of a member; Ambiguous also if several had it, or if it is the id of one
     */
    Uni<KnownAccess> named(TenantId tenant, String login);
}
