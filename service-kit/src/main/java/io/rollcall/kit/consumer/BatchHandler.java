package io.rollcall.kit.consumer;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Applies the events of one tenant, in their order, within one transaction. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Has no effect outside the transaction: it is run again after a transient failure, and with fewer events when one
     * of them cannot be applied. Repeats of an event arrive too; guard by version, or with {@link Inbox}.
     */
    Uni<Void> apply(SqlConnection tx, TenantId tenant, List<ReceivedEvent> events);
}
