package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.WaitingPeople;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides again about people, after rules or pools were put right. What it decides is what the next event about each of
 * them would, so that it can be repeated and interrupted at any time.
 */
@ApplicationScoped
public class Reprocessing implements WaitingPeople {

    /**
     * What came of it.
     *
     * @param people who were to be decided about
     * @param changed people whose claims are others now, also those who got a seat that others gave back
     */
    public record Result(int people, int changed) {

        static final Result NONE = new Result(0, 0);

        Result plus(Result other) {
            return new Result(people + other.people, changed + other.changed);
        }
    }

    private final TenantSql sql;
    private final SeatStore seats;
    private final SeatDesk desk;

    public Reprocessing(TenantSql sql, SeatStore seats, SeatDesk desk) {
        this.sql = sql;
        this.seats = seats;
        this.desk = desk;
    }

    /** Those of them whom this service has heard of. */
    public Uni<Result> people(TenantId tenant, List<UserId> users, Cause cause) {
        return Multi.createFrom()
                .items(users.stream().distinct())
                .group()
                .intoLists()
                .of(PoolStore.PEOPLE_AT_A_TIME)
                .onItem()
                .transformToUniAndConcatenate(some -> decide(tenant, some, cause))
                .collect()
                .in(ArrayList<Result>::new, ArrayList::add)
                .map(results -> results.stream().reduce(Result.NONE, Result::plus));
    }

    /** Everybody of the tenant. */
    public Uni<Result> everybody(TenantId tenant, Cause cause) {
        return from(tenant, Optional.empty(), Result.NONE, cause);
    }

    @Override
    public Uni<Void> decideAgain(TenantId tenant, PoolId pool, Cause cause) {
        return waiting(tenant, pool, Optional.empty(), cause);
    }

    private Uni<Void> waiting(TenantId tenant, PoolId pool, Optional<UserId> after, Cause cause) {
        return sql.read(tenant, tx -> seats.waiting(tx, pool, after, PoolStore.PEOPLE_AT_A_TIME))
                .flatMap(users -> users.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decide(tenant, users, cause)
                                .chain(() -> waiting(tenant, pool, Optional.of(users.getLast()), cause)));
    }

    private Uni<Result> from(TenantId tenant, Optional<UserId> after, Result before, Cause cause) {
        return sql.read(tenant, tx -> seats.users(tx, after, PoolStore.PEOPLE_AT_A_TIME))
                .flatMap(users -> users.isEmpty()
                        ? Uni.createFrom().item(before)
                        : decide(tenant, users, cause)
                                .flatMap(result ->
                                        from(tenant, Optional.of(users.getLast()), before.plus(result), cause)));
    }

    private Uni<Result> decide(TenantId tenant, List<UserId> users, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> desk.reconsider(tx, tenant, users, cause).map(changed -> new Result(users.size(), changed)));
    }
}
