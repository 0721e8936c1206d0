package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.named.JudgingAgain;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** By a re-evaluation. The lock comes after the news: who judges later waits for it, and then sees them. */
@ApplicationScoped
class NamesChanged implements JudgingAgain {

    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "provisioning-service", null, null);

    private final PostgresAssignmentLists lists;
    private final Reevaluations reevaluations;

    NamesChanged(PostgresAssignmentLists lists, Reevaluations reevaluations) {
        this.lists = lists;
        this.reevaluations = reevaluations;
    }

    @Override
    public Uni<Void> ofEverybody(SqlConnection tx, TenantId tenant) {
        return lists.toChange(tx, tenant).chain(() -> reevaluations.ofEverybody(tx, tenant, CAUSE));
    }
}
