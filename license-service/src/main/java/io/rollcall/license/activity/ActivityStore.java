package io.rollcall.license.activity;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** The stored activity of tenants. */
public interface ActivityStore {

    /** Takes note; what is older than what is known changes nothing, so that reports may be repeated and late. */
    Uni<Void> note(TenantId tenant, List<Activity> activities);

    /** The same, in the caller's transaction. */
    Uni<Void> note(SqlConnection tx, List<Activity> activities);

    /** Held seats of a pool that were not used since a moment, the longest unused first. */
    Uni<List<IdleSeat>> idle(TenantId tenant, PoolId pool, Instant since, IdleSeat.Place after, int limit);

    /** How many held seats of a pool were used since a moment. */
    Uni<Integer> active(TenantId tenant, PoolId pool, Instant since);
}
