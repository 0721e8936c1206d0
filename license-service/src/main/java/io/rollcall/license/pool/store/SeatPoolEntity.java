package io.rollcall.license.pool.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.SeatPool;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code seat_pool} as management reads it. Immutable here: changes go through seat decisions. */
@Entity
@Immutable
@Table(name = "seat_pool")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SeatPoolEntity extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "seat_type")
    String seatType;

    String name;
    boolean billable;

    @Nullable
    Integer purchased;

    @Enumerated(EnumType.STRING)
    Policy policy;

    int allocated;
    int waiting;
    long version;

    @Column(name = "ledger_sequence")
    long ledgerSequence;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<Integer> thresholds;

    @Column(name = "alert_reached")
    int alertReached;

    @Column(name = "event_version")
    long eventVersion;

    SeatPool toPool() {
        return new SeatPool(
                new PoolId(id),
                new SeatTypeKey(seatType),
                name,
                billable,
                purchased,
                policy,
                new Balance(allocated, waiting),
                version,
                ledgerSequence,
                new Alerts(List.copyOf(thresholds), alertReached, eventVersion));
    }
}
