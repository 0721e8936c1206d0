package io.rollcall.provisioning.workspace.store;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Knows where workspaces are named. */
public interface WorkspaceUse {

    /** Whether the assignments in force name it; they do not change until the transaction ends. */
    Uni<Boolean> isInUse(SqlConnection tx, TenantId tenant, String workspace);
}
