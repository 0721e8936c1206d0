package io.rollcall.provisioning.named;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Has people judged again. */
public interface JudgingAgain {

    /** Everybody of a tenant, when all who are judging are done: names mean something else from this transaction on. */
    Uni<Void> ofEverybody(SqlConnection tx, TenantId tenant);
}
