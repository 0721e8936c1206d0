package io.rollcall.license.pool.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.Rehire;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    int reserved;
    String policy;

    @Column(name = "grace_seats")
    @Nullable
    Integer graceSeats;

    @Column(name = "grace_until")
    @Nullable
    OffsetDateTime graceUntil;

    @Column(name = "grace_returned")
    int graceReturned;

    @Column(name = "downgrade_to")
    @Nullable
    String downgradeTo;

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

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> requires;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> excludes;

    String queue;

    @Column(name = "rehire_days")
    int rehireDays;

    int kept;

    SeatPool toPool() {
        return new SeatPool(
                new PoolId(id),
                new SeatTypeKey(seatType),
                name,
                billable,
                purchased,
                reserved,
                new StoredPolicy(policy, graceSeats, graceUntil, graceReturned, downgradeTo).toPolicy(),
                new Balance(allocated, waiting),
                version,
                ledgerSequence,
                new Alerts(List.copyOf(thresholds), alertReached, eventVersion),
                new SeatRules(types(requires), types(excludes)),
                Queue.valueOf(queue),
                new Rehire(rehireDays, kept));
    }

    private static Set<SeatTypeKey> types(List<String> values) {
        return values.stream().map(SeatTypeKey::new).collect(Collectors.toUnmodifiableSet());
    }
}
