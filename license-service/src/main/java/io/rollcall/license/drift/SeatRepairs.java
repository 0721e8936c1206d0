package io.rollcall.license.drift;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Repairs;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.seat.SeatDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes over what the gateway and the entitlements say of people, and only then decides about their seats: half of the
 * truth would take a seat away.
 */
@ApplicationScoped
public class SeatRepairs implements Repairs {

    private final PoolStore pools;
    private final PersonRows rows;
    private final SeatDesk desk;
    private final Clock clock;

    SeatRepairs(PoolStore pools, PersonRows rows, SeatDesk desk, Clock clock) {
        this.pools = pools;
        this.rows = rows;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Uni<Void> lock(SqlConnection tx, TenantId tenant, List<Correction> corrections) {
        return pools.lock(tx);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, TenantId tenant, List<Correction> corrections, Cause cause) {
        List<UserId> people = corrections.stream()
                .map(correction -> new UserId(correction.id()))
                .toList();
        return rows.directory(tx, under("people", corrections))
                .chain(() -> rows.entitlement(tx, under("entitled-seats", corrections)))
                .chain(() -> rows.seats(tx, under("seats", corrections), clock.instant(), cause))
                .chain(() -> desk.reconsider(tx, tenant, people, cause))
                .replaceWithVoid();
    }

    private static Map<UUID, Difference> under(String view, List<Correction> corrections) {
        Map<UUID, Difference> people = new LinkedHashMap<>();
        for (Correction correction : corrections) {
            Difference difference = correction.under(view);
            if (difference != null) {
                people.put(correction.id(), difference);
            }
        }
        return people;
    }
}
