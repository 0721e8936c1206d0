package io.rollcall.rbac.role;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Knows what people may hand out. */
public interface Authorities {

    /**
     * What an admin of the tenant may hand out.
     *
     * @param login the name that they signed in with
     * @param workspace where; absent: in the whole tenant
     */
    Uni<Authority> ofAdmin(TenantId tenant, String login, @Nullable String workspace);
}
