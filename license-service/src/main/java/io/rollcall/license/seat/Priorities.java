package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.PoolStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** People's priorities in waiting lists that go by them. Setting one moves people in line and nobody's seat. */
@ApplicationScoped
public class Priorities {

    private final TenantSql sql;
    private final PoolStore pools;
    private final SeatStore seats;
    private final Clock clock;

    public Priorities(TenantSql sql, PoolStore pools, SeatStore seats, Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.seats = seats;
        this.clock = clock;
    }

    /** Empty when nobody has heard of the person. */
    public Uni<Optional<NewPriority>> set(TenantId tenant, UserId user, int priority, String reason, Cause cause) {
        var set = new NewPriority(
                priority, reason, clock.instant().truncatedTo(ChronoUnit.MICROS), cause.actor(), cause.requestId());
        return sql.inTransaction(
                tenant,
                tx -> pools.lock(tx)
                        .chain(() -> seats.setPriority(tx, user, set))
                        .map(known -> known ? Optional.of(set) : Optional.empty()));
    }

    /** The newest first. */
    public Uni<List<NewPriority>> of(TenantId tenant, UserId user) {
        return sql.read(tenant, tx -> seats.priorities(tx, user));
    }
}
