package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.workspace.store.WorkspaceUse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** The workspaces that assignments name. */
@ApplicationScoped
class AssignedWorkspaces implements WorkspaceUse {

    private final PostgresAssignmentLists lists;

    AssignedWorkspaces(PostgresAssignmentLists lists) {
        this.lists = lists;
    }

    @Override
    public Uni<Boolean> isInUse(SqlConnection tx, TenantId tenant, String workspace) {
        return lists.toChange(tx, tenant).map(list -> list.workspaces().contains(workspace));
    }
}
