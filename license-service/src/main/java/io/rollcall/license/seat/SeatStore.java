package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored people and seats of the transaction's tenant. Used under the tenant's seat lock. */
public interface SeatStore {

    /**
     * Records views that are newer than what is known.
     *
     * @param facts one per person, all from one topic
     * @return the people about whom something was new, as they are known now
     */
    Uni<List<Person>> hear(SqlConnection tx, Collection<Fact> facts);

    /** What is known about the given people; those never heard of are left out. */
    Uni<List<Person>> people(SqlConnection tx, Collection<UserId> users);

    /** Sets a person's place in waiting lists that go by priority; false when nobody has heard of the person. */
    Uni<Boolean> setPriority(SqlConnection tx, UserId user, NewPriority priority);

    /** The priorities that a person was given, the newest first. */
    Uni<List<NewPriority>> priorities(SqlConnection tx, UserId user);

    /** People whom this service has heard of, in the order of their ids. */
    Uni<List<UserId>> users(SqlConnection tx, Optional<UserId> after, int limit);

    /** The claims and versions of the given people; people without either are left out. */
    Uni<List<PersonSeats>> seatsOf(SqlConnection tx, Collection<UserId> users);

    /** The first so many of each waiting list. */
    Uni<Map<PoolId, List<Seat>>> heads(SqlConnection tx, Map<PoolId, Integer> howMany);

    /**
     * Who became entitled later than the first of those who would have to wait, and got a seat after a moment all the
     * same: of each pool as many as would have to wait, whoever became entitled last first.
     */
    Uni<List<Seat>> later(SqlConnection tx, Map<PoolId, Shortage> shortages, Instant after);

    /** People who wait for a seat of a pool, in the order of their ids. */
    Uni<List<UserId>> waiting(SqlConnection tx, PoolId pool, Optional<UserId> after, int limit);

    /** So many of those who hold a seat of a pool as got it last, the last first. */
    Uni<List<Seat>> newest(SqlConnection tx, PoolId pool, int howMany);

    /** The first so many of the people whose claim on a seat type has no pool. */
    Uni<List<UserId>> withoutPool(SqlConnection tx, SeatTypeKey seatType, int howMany);

    Uni<Void> remove(SqlConnection tx, List<Seat> seats);

    Uni<Void> write(SqlConnection tx, List<Seat> seats);

    /** Sets how many seat events were published of each person. */
    Uni<Void> writeVersions(SqlConnection tx, Map<UserId, Long> versions);
}
