package io.rollcall.provisioning.audit;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Writes down what happened. */
public interface AuditTrail {

    /**
     * Adds facts behind the others, in the transaction of what they tell. Those that are there already, by their ids, are
     * passed over. Do it last: until the transaction ends nobody else adds to the tenant's trail.
     */
    Uni<Void> append(SqlConnection tx, TenantId tenant, List<AuditFact> facts);

    /** The same for what no event tells. */
    Uni<Void> append(SqlConnection tx, TenantId tenant, Note note);
}
