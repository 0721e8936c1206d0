package io.rollcall.license.drift;

import io.rollcall.events.Cause;
import io.rollcall.kit.drift.Difference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The rows of people, written without asking which version is newer. Used under the tenant's seat lock. */
public interface PersonRows {

    /** What the directory says of people. */
    Uni<Void> directory(SqlConnection tx, Map<UUID, Difference> people);

    /** What people are entitled to. */
    Uni<Void> entitlement(SqlConnection tx, Map<UUID, Difference> people);

    /**
     * What people have: the seats that the ledger gives them, as far as there is room, and versions that are not below
     * those that others have heard. The ledger releases the seats for which there is no room any more, so that nobody
     * holds one for ever who has none.
     */
    Uni<Void> seats(SqlConnection tx, Map<UUID, Difference> people, Instant now, Cause cause);
}
