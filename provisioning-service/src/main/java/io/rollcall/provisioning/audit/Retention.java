package io.rollcall.provisioning.audit;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** How long tenants keep their trails. */
public interface Retention {

    Uni<Kept> look(TenantId tenant);

    /**
     * Changes it, and writes down who did.
     *
     * @param days absent: as long as the service is configured to
     */
    Uni<Kept> keep(TenantId tenant, @Nullable Integer days, Cause cause);

    /**
     * How long, in days.
     *
     * @param own whether the tenant has said so itself
     */
    record Kept(int days, boolean own) {}
}
