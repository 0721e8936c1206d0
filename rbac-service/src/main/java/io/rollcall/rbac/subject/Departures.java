package io.rollcall.rbac.subject;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Set;

/** What goes with people who go: who comes back under the same id begins anew. */
public interface Departures {

    /**
     * A directory deleted people.
     *
     * @param versions of the deletions: one that is not newer than what is known of the person is no news
     */
    Uni<Void> deleted(SqlConnection tx, TenantId tenant, Map<UserId, Long> versions, Cause cause);

    /** Nothing personal is to be left. */
    Uni<Void> erased(SqlConnection tx, TenantId tenant, Set<UserId> users, Cause cause);

    /** Of those who were erased before, and have not come back, what was told of them late. */
    Uni<Void> forget(SqlConnection tx, TenantId tenant, Set<UserId> users);
}
