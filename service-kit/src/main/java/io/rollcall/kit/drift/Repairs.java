package io.rollcall.kit.drift;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** How a service corrects itself. Of views that it follows the others are right; its own it works out again. */
public interface Repairs {

    /** Keeps everybody else from changing what the corrections are about until the transaction ends. */
    Uni<Void> lock(SqlConnection tx, TenantId tenant, List<Correction> corrections);

    /** Under the lock, and with what is still as the corrections say. */
    Uni<Void> apply(SqlConnection tx, TenantId tenant, List<Correction> corrections, Cause cause);
}
