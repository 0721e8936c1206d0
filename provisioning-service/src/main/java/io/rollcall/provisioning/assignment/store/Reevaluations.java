package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;

/** Has people judged again, after the commit and in portions. */
public interface Reevaluations {

    /** Everybody in the tenant. A request that is still in work begins anew. */
    Uni<Void> ofEverybody(SqlConnection tx, TenantId tenant, Cause cause);

    /** The members of groups. */
    Uni<Void> ofMembers(SqlConnection tx, TenantId tenant, Collection<GroupId> groups, Cause cause);
}
